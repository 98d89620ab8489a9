import { putEvidence } from '@/lib/store/evidence/put-evidence'
import type { StoredEvidence } from '@/lib/store/evidence/read-evidence'
import type { TenantTx } from '@/lib/store/in-tenant'
import { dropOf } from '@/lib/store/retention/drop-of'
import { LARGEST_DIFFERENCE } from './largest-difference'
import { makeDifference } from './make-difference'
import { packWhole } from './pack-whole'
import { deflated } from './packing'
import { isForObjects, putObject } from './put-object'
import { unpackEvidence } from './unpack-evidence'
import { withObjects } from './with-objects'
import { writeDifference } from './write-difference'

type Bytes = Uint8Array<ArrayBuffer>

/** How many differences may stand on each other. */
export const MOST_STEPS = 8

/** A difference of fewer bytes, or of a smaller part of a whole, is from what the report before stands on; a larger one from that report. */
const SMALL = 160
const SMALL_PART = 1 / 32

/** A difference that is larger than this part of a whole is not worth what reading it costs. */
const LARGE_PART = 1 / 2

/** A report whose bytes are to be kept. */
export interface KeptEvidence {
  sha256: Bytes
  body: Uint8Array
  at: Date
  /** The bytes as they are kept whole, where they are being packed. */
  packed: Promise<Bytes> | null
  /** Kept evidence that is the same but for one stretch, where that is known. */
  twin?: Twin | null
}

/** Evidence in which [from, to) stands where [from, nextTo) stands in the report. */
export interface Twin {
  sha256: Bytes
  from: number
  to: number
  nextTo: number
}

/**
 * Keeps the bytes of a report: as the difference from what is known of its asset and tool where that is small, else whole.
 * @param last what the report before was kept as, and what that stands on (`lastEvidence`)
 * @returns whether one more difference may stand on it
 */
export async function keepEvidence(
  tx: TenantTx,
  { sha256, body, at, packed, twin }: KeptEvidence,
  last: readonly StoredEvidence[],
): Promise<boolean> {
  if (last[0] && Buffer.compare(last[0].sha256, sha256) === 0) return false
  const difference = twin
    ? await fromTwin(body, twin)
    : await asDifference(body, await withObjects(tx.tenantId, last).catch(() => []))
  const kept = difference ?? (await asWhole(tx, { sha256, body, packed }))
  await putEvidence(tx, { sha256, bytes: body.length, at, ...kept })
  return kept.base === null || last.length < MOST_STEPS
}

/** The difference from what is known to be the same elsewhere: neither is looked at. */
async function fromTwin(body: Uint8Array, { sha256, from, to, nextTo }: Twin) {
  const before = { at: 0, from: 0, length: from }
  const behind = { at: nextTo, from: to, length: body.length - nextTo }
  const content = await deflated(writeDifference(body, [before, behind]))
  return { encoding: 'difference' as const, content, base: sha256 }
}

/** In the object store, where one is set and it is large; in the row else, and where it was dropped: its object may be going. */
async function asWhole(tx: TenantTx, { sha256, body, packed }: Omit<KeptEvidence, 'at'>) {
  const content = await (packed ?? packWhole(body))
  const isObject =
    (await isForObjects(content.length)) &&
    !(await dropOf(tx, sha256)) &&
    (await putObject(tx.tenantId, Buffer.from(sha256).toString('hex'), content))
  return isObject
    ? { encoding: 'object' as const, content: new Uint8Array(0), base: null }
    : { encoding: 'brotli' as const, content, base: null }
}

async function asDifference(body: Uint8Array, last: readonly StoredEvidence[]) {
  const whole = last.at(-1)
  if (!whole || body.length > LARGEST_DIFFERENCE) return null
  // On what was damaged nothing is built; whoever reads it is told.
  const known = await unpackEvidence(last).catch(() => null)
  if (!known) return null
  const expected = (whole.content.length / Math.max(1, whole.bytes)) * body.length
  const from = async (base: Bytes, of: StoredEvidence) => {
    const content = await deflated(makeDifference(base, body))
    return { encoding: 'difference' as const, content, base: of.sha256 }
  }
  if (known.base && last[1]) {
    const beside = await from(known.base, last[1])
    if (beside.content.length < Math.max(SMALL, expected * SMALL_PART)) return beside
  }
  if (!last[0] || last.length > MOST_STEPS) return null
  const upon = await from(known.bytes, last[0])
  return upon.content.length < expected * LARGE_PART ? upon : null
}
