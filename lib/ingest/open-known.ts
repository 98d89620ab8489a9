import { v7 } from 'uuid'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { isUndecided } from '@/lib/core/timeline'
import { LARGEST_DIFFERENCE } from '@/lib/evidence/largest-difference'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type OpenedReport, openReport } from '@/lib/store/submissions/open-report'
import { rejectedKey } from './dedupe-key'
import { fullCoverage } from './full-coverage'
import type { ParsedReport } from './parse-report'
import type { Received } from './received'
import { type SaidPart, saidOf } from './said-of'
import { namesOfRoot } from './targets-of'

/** A report of one asset that is known and locked, later than all that is known of it. */
export interface KnownReport {
  /** Of its submission. */
  id: string
  said: SaidPart
  opened: OpenedReport
}

/**
 * Reads all that a plain report needs with one wait, under the lock of its asset. Null where it is not as plain as that: then every step asks for itself.
 * @param key by which the same report is known
 */
export async function openKnown(
  tx: TenantTx,
  received: Received,
  parsed: ParsedReport,
  { observedAt, key }: { observedAt: Date; key: Uint8Array<ArrayBuffer> },
): Promise<KnownReport | null> {
  const { input, sha256 } = received
  const kind = input.kind ?? parsed.header.assetKind
  const names = namesOfRoot(input, parsed)
  if (
    tx.scope.limit !== null ||
    kind === 'image' ||
    names.length === 0 ||
    !isPlain(parsed, input.fullCoverage)
  )
    return null
  const catalogue = loadCatalogue()
  const { tool } = parsed.header
  const id = v7({ msecs: received.at.getTime() })
  const part = input.fullCoverage ? fullCoverage(parsed, catalogue) : parsed
  const of = { submissionId: id, observedAt, sha256 }
  const said = saidOf(part, of, { tool, catalogueVersion: catalogue.version })
  const opened = await openReport(tx, {
    kind,
    names,
    tool,
    profile: said.look.profile,
    observedAt,
    sha256,
    key,
    rejectedKey: rejectedKey(received),
    checkKeys: said.checkKeys,
    untold: untoldOf(said),
    words: said.wordsSaid().words,
    most: LARGEST_DIFFERENCE,
  })
  if (!opened || opened.actor.label !== tx.scope.actor.label) return null
  return { id, said, opened }
}

/**
 * Checks of whose subjects a report does not say all that stands: its list was cut, or it could not tell, and a failure goes on over that
 * (`lib/core/timeline.ts`).
 */
function untoldOf({ report, checkKeys }: SaidPart): string[] {
  return checkKeys.filter(
    (key) => !report.covered.has(key) || [...(report.said.get(key)?.values() ?? [])].some(isUndecided),
  )
}

/** Failing states of the checks of a report, where they stand as it says. */
export function failingOf({ said, opened }: KnownReport): number {
  const untold = new Set(untoldOf(said))
  let failing = opened.failing
  for (const [key, subjects] of said.report.said)
    if (!untold.has(key)) for (const { result } of subjects.values()) if (result === 'fail') failing++
  return failing
}

/** Of one asset, read, and of checks alone, of which nothing else tells whether they were looked at. */
function isPlain({ assets, unread, coverage, observations }: ParsedReport, full: boolean): boolean {
  if (assets.length > 0 || unread || (!full && coverage.possibleChecks?.length)) return false
  return observations.every(({ vulnerability, vex }) => !vulnerability && !vex)
}
