import { createHash } from 'node:crypto'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { canonicalBytes } from '@/lib/proof/canonical'
import { atMost } from './at-most'
import { type CompilerLimits, compileReport } from './compile-report'
import { textCoverage } from './fonts'
import { printable } from './printable'
import { reportModel } from './report-model'
import type { Lang } from './words'

/** 93 controls with 5,000 failing subjects take some ten seconds and a gigabyte; several times that is a runaway. */
const LIMITS: CompilerLimits = { milliseconds: 120_000, megabytes: 4096 }
/** Reports that one process sets at once: what a small machine has memory for. */
export const AT_ONCE = 2

const inTurn = atMost(AT_ONCE)

/**
 * The report as PDF/A-3a, tagged, with the snapshot attached. The same snapshot gives the same bytes, in any process and
 * on any machine: every date in it is the snapshot's, every glyph from the bundled typefaces.
 * @param onProgress percent
 * @throws Error when the compiler fails, crashes, takes too long or too much memory
 */
export function renderPdf(
  snapshot: ReportSnapshot,
  lang: Lang,
  onProgress: (percent: number) => void = () => {},
  limits: CompilerLimits = LIMITS,
): Promise<Uint8Array> {
  return inTurn(() => {
    const bytes = canonicalBytes(wellFormed(snapshot))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const input = {
      model: printableModel(reportModel(snapshot, lang, sha256)),
      snapshot: bytes,
      unixSeconds: Math.floor(Date.parse(snapshot.frozen_at) / 1000),
    }
    return compileReport(input, limits, onProgress)
  })
}

/** Half a surrogate pair has no UTF-8; no database gives one out, and none may break a report. */
function wellFormed(snapshot: ReportSnapshot): unknown {
  return JSON.parse(JSON.stringify(snapshot), (_key, value: unknown) => {
    if (typeof value === 'string') return value.toWellFormed()
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), inner]))
  })
}

/** The model as JSON of which every string can be printed, and whether that took any change. */
function printableModel(model: ReturnType<typeof reportModel>): string {
  const typefaces = textCoverage()
  let rewritten = false
  const text = JSON.stringify(model, (_key, value: unknown) => {
    if (typeof value !== 'string') return value
    const printed = printable(value, typefaces)
    rewritten ||= printed !== value
    return printed
  })
  return `{"rewritten":${rewritten},"report":${text}}`
}
