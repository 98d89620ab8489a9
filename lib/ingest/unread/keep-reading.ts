import type { Note } from '@/lib/core/report'
import type { TenantTx } from '@/lib/store/in-tenant'
import { putReading } from '@/lib/store/readings/put-reading'
import type { ParsedReport } from '../parse-report'
import type { Said } from './reading'
import type { Rest } from './rest-of'

/** Hashes of what was said of the asset. */
export interface PlacedWords {
  words: Uint8Array<ArrayBuffer>
  advisoryWords: Uint8Array<ArrayBuffer> | null
}

/**
 * Keeps what was read of a report, for the next that says the same at another time; nothing, where it says anything that such a one would
 * have to be read for.
 */
export function keepReading(
  tx: TenantTx,
  parsed: ParsedReport,
  of: PlacedWords & {
    rest: Rest
    sha256: Uint8Array<ArrayBuffer>
    secrets: () => readonly Note[]
    observedAt: Date
  },
): void {
  if (!isToldByWords(parsed, of.observedAt)) return
  const { header, notes, counts, coverage, complete } = parsed
  const covered = new Set(coverage.checks)
  const names = parsed.observations.map(({ check }) => check.name)
  const besides = [...new Set(names.filter((name) => !covered.has(name)))]
  const said: Said = { header, notes, counts, coverage, complete, secrets: of.secrets(), besides }
  const { rest, sha256, words, advisoryWords } = of
  const time = { timeFrom: rest.from, timeTo: rest.to }
  putReading(tx, { rest: rest.hash, evidenceSha256: sha256, ...time, words, advisoryWords, said })
}

/** Whether placing a report that repeats it wants no more than hashes of its words. */
function isToldByWords(
  { assets, components, coverage, notes, observations, header }: ParsedReport,
  observedAt: Date,
): boolean {
  const isLater = (date: string | undefined) => Date.parse(date ?? '') > observedAt.getTime()
  return (
    assets.length === 0 &&
    components.length === 0 &&
    !coverage.partialChecks?.length &&
    // What else is told with a place in the bytes has another one in the next.
    notes.every(({ at }) => at === undefined || at.startsWith('/')) &&
    header.author === undefined &&
    observations.every(
      ({ vex, vulnerability: v }) =>
        !vex &&
        // What it says of exploitation counts from each report anew, and what is not published yet will be.
        !(v && (v.epss || v.knownExploited || isLater(v.publishedAt) || isLater(v.fixPublishedAt))),
    )
  )
}
