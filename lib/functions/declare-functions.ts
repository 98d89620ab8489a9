import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { SecurityLevel, Way } from '@/lib/core/components/declared-function'
import { Conflict, Invalid, NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { withRetry } from '@/lib/core/retry'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { commitBlob, SALT_BYTES } from '@/lib/proof/commitment'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { type LockedAsset, lockAsset } from '@/lib/store/assets/lock-asset'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { componentsAt } from '@/lib/store/components/components-at'
import { putDeclarations } from '@/lib/store/components/put-declarations'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { tallyAsset } from '@/lib/tally/tally-asset'

export interface FunctionDeclaration {
  /** Public id of the host, and the component's key on it. */
  components: readonly { asset: string; component: string }[]
  /** Null takes declarations back. */
  declared: { function: string; level: SecurityLevel; way: Way } | null
  reason: string
  /** From when on it holds, RFC 3339; absent: now. Never ahead. */
  valid_from?: string | undefined
}

/**
 * Declares what components are for, and how they are kept from others (PCI DSS 4.0.1 requirement 2.2.3), or takes that
 * back: one act, one leaf, however many components. It can change verdicts from `valid_from` on, and is known from now on.
 *
 * @returns the public id of the act
 * @throws NotFound for a host or a component that no snapshot has shown
 * @throws Invalid for an unknown function, or an instant that is still to come
 * @throws Conflict when the very same instant was declared before
 */
export async function declareFunctions(
  scope: Scope,
  input: FunctionDeclaration,
  now: Date = new Date(),
): Promise<string> {
  const { declared, reason } = input
  if (declared && !loadFunctionTable().kinds.some(({ id }) => id === declared.function))
    throw invalid('/declared/function', 'is no kind of function that is known')
  const validFrom = input.valid_from === undefined ? now : new Date(input.valid_from)
  if (validFrom > now) throw invalid('/valid_from', 'must not lie in the future')
  const wanted = componentsByAsset(input.components)
  const act = v7({ msecs: now.getTime() })
  const id = publicId('declaration', act)
  const declareIn = async (tx: TenantTx) => {
    const actorRef = await ensureActor(tx)
    const assets = await lockAll(tx, wanted, now)
    const record = {
      declaration: id,
      components: [...wanted].flatMap(([asset, keys]) =>
        keys.map((component) => ({ asset: publicId('asset', asset), component })),
      ),
      ...(declared ?? { function: null, level: null, way: null }),
      valid_from: validFrom.toISOString(),
    }
    await writeAuditEvent(tx, {
      action: declared ? 'component.declared' : 'component.declaration_withdrawn',
      target: { kind: 'declaration', id },
      at: now,
      after: { ...record, reason },
    })
    const salt = new Uint8Array(randomBytes(SALT_BYTES))
    const leaf = await appendLeaf(tx, 'evidence', {
      type: 'declaration',
      at: now.toISOString(),
      actor_ref: actorRef,
      subject: {
        id,
        sha256: toHex(nodeSha256(canonicalBytes(record))),
        commit: toHex(commitBlob(nodeSha256, salt, canonicalBytes({ ...record, reason }))),
      },
    })
    const rows = [...wanted].flatMap(([assetId, keys]) =>
      keys.map((componentKey) => ({
        assetId,
        componentKey,
        validFrom,
        recordedFrom: now,
        actId: act,
        function: declared?.function ?? null,
        level: declared?.level ?? null,
        way: declared?.way ?? null,
        reason,
        actorRef,
        logIndex: leaf.index,
        logEpoch: leaf.epoch,
      })),
    )
    if ((await putDeclarations(tx, rows, salt)) < rows.length)
      throw new Conflict(
        'declared_at_once',
        'This was declared by somebody at the very same moment. Try again.',
      )
    for (const asset of assets) await tallyAsset(tx, asset, validFrom, loadCatalogue())
  }
  await withRetry(() => inTenant(scope, declareIn))
  return id
}

function invalid(at: string, why: string): Invalid {
  return new Invalid('invalid_body', `The body at "${at}": ${why}`, { at })
}

/** Component keys by the asset's UUID, each once, in the order of the ids: that in which they are locked. */
function componentsByAsset(components: FunctionDeclaration['components']): Map<string, string[]> {
  const byAsset = new Map<string, Set<string>>()
  for (const { asset, component } of components) {
    const uuid = parsePublicId('asset', asset)
    if (!uuid) throw new NotFound()
    byAsset.set(uuid, (byAsset.get(uuid) ?? new Set()).add(component))
  }
  return new Map(
    [...byAsset].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, keys]) => [id, [...keys].sort()]),
  )
}

/** Locks the hosts, and makes sure that their last snapshots show every component. */
async function lockAll(
  tx: TenantTx,
  wanted: ReadonlyMap<string, readonly string[]>,
  now: Date,
): Promise<LockedAsset[]> {
  const locked: LockedAsset[] = []
  for (const id of wanted.keys()) {
    const asset = await lockAsset(tx, id)
    if (!asset) throw new NotFound()
    locked.push(asset)
  }
  const looks = await componentsAt(tx, { at: now, knownAt: now, assetIds: [...wanted.keys()] })
  for (const [assetId, keys] of wanted) {
    const seen = looks.find((look) => look.assetId === assetId)?.components ?? []
    if (!keys.every((key) => seen.some((component) => component.key === key))) throw new NotFound()
  }
  return locked
}
