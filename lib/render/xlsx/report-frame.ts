import { createHash } from 'node:crypto'
import type { ReportSnapshot, SnapshotControl, Words } from '@/lib/core/report-snapshot'
import type { Verdict } from '@/lib/core/verdict'
import { canonicalBytes } from '@/lib/proof/canonical'
import type { Lang } from '@/lib/render/pdf/words'
import { type SpreadsheetWords, spreadsheetWords } from './report-words'
import type { SheetTone, SheetWord } from './workbook'

const TONES: Record<Verdict, SheetTone> = {
  met: 'met',
  no_gap_seen: 'clear',
  partly_met: 'partly',
  not_met: 'gap',
  manual: 'judge',
  not_assessed: 'unknown',
  not_applicable: 'unknown',
}

/** Results beyond which a spreadsheet serves nobody; what is left out is said on the cover. */
const MOST_RESULTS = 100_000

/** A snapshot with what all of its sheets need. */
export interface ReportFrame {
  snapshot: ReportSnapshot
  lang: Lang
  /** Of its canonical form, hex. */
  sha256: string
  words: SpreadsheetWords
  pick: (words: Words | null | undefined) => string
  verdict: (verdict: Verdict, words: Words | null) => SheetWord
  reason: (code: string | null) => string
  /** Controls that a verdict is given on, in printed order. */
  judged: SnapshotControl[]
  /** Of those, the ones with a result on any asset. */
  looked: SnapshotControl[]
  /** Why there are no results by asset, in words; null when there are. */
  without: string | null
}

export function reportFrame(snapshot: ReportSnapshot, lang: Lang): ReportFrame {
  const words = spreadsheetWords(lang, snapshot.framework.family)
  const pick = (one: Words | null | undefined) => one?.[lang] ?? one?.en ?? ''
  const judged = snapshot.controls.filter((control) => control.verdict !== null)
  const results = judged.flatMap((control) => control.by_asset ?? [])
  const count = results.reduce((sum, one) => sum + one.assets.length, 0)
  return {
    snapshot,
    lang,
    sha256: createHash('sha256').update(canonicalBytes(snapshot)).digest('hex'),
    words,
    pick,
    verdict: (verdict, own) => ({
      text: pick(own) || words.common.verdict[verdict],
      tone: TONES[verdict],
    }),
    reason: (code) => Object.entries(words.common.why).find(([one]) => one === code)?.[1] ?? '',
    judged,
    looked: judged.filter((control) => (control.by_asset ?? []).length > 0),
    without: withoutResults(words.own, judged, count),
  }
}

function withoutResults(
  { matrixNone, matrixLarge, sheet }: SpreadsheetWords['own'],
  judged: readonly SnapshotControl[],
  count: number,
): string | null {
  const none = judged.length > 0 && judged.every((control) => control.by_asset === undefined)
  if (!none && count <= MOST_RESULTS) return null
  return (none ? matrixNone : matrixLarge)
    .replaceAll('{matrix}', sheet.matrix)
    .replaceAll('{count}', String(count))
}
