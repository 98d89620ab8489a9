import { kindIn } from '@/lib/render/pdf/kind-in'
import type { ReportFrame } from './report-frame'
import type { Sheet, SheetWord } from './workbook'

/** Every submission that the verdicts rest on. */
export function evidenceSheet({ snapshot, words: { common: w, own, asset } }: ReportFrame): Sheet {
  const some = snapshot.evidence.some((one) => one.bytes_dropped_at !== undefined)
  return {
    name: own.sheet.evidence,
    frozenColumns: 1,
    columns: [
      { header: 'SHA-256', kind: 'text', width: 68 },
      { header: w.logNo, kind: 'number', width: 10 },
      { header: asset, kind: 'text', width: 28 },
      { header: w.tool, kind: 'text', width: 22 },
      { header: own.toolVersion, kind: 'text', width: 12 },
      { header: w.observed, kind: 'instant', width: 21 },
      { header: w.received, kind: 'instant', width: 21 },
      { header: w.sender, kind: 'text', width: 22 },
      { header: own.bytes, kind: 'number', width: 12 },
      { header: w.submission, kind: 'text', width: 38 },
      ...(some ? [{ header: w.bytesDropped, kind: 'instant' as const, width: 21 }] : []),
    ],
    rows: snapshot.evidence.map((one) => [
      one.sha256,
      one.log_index,
      one.asset,
      one.tool,
      one.tool_version,
      one.observed_at,
      one.received_at,
      one.sender,
      one.bytes,
      one.submission,
      ...(some ? [one.bytes_dropped_at ?? null] : []),
    ]),
  }
}

/** The assets in scope, a line for each tool that looked; one for those that none looked at. */
export function assetsSheet({ snapshot, lang, words: { common: w, own, asset: word } }: ReportFrame): Sheet {
  const state = (stale: boolean): SheetWord =>
    stale ? { text: w.stale, tone: 'judge' } : { text: own.freshYes, tone: 'clear' }
  return {
    name: own.sheet.assets,
    frozenColumns: 1,
    columns: [
      { header: word, kind: 'text', width: 30 },
      { header: w.kindWord, kind: 'text', width: 11 },
      { header: w.labels, kind: 'text', width: 36 },
      { header: w.tool, kind: 'text', width: 22 },
      { header: w.lastLook, kind: 'instant', width: 21 },
      { header: w.freshUntil, kind: 'instant', width: 21 },
      { header: own.fresh, kind: 'text', width: 14 },
      { header: own.id, kind: 'text', width: 38 },
    ],
    rows: snapshot.assets.flatMap(({ id, name, kind, labels, tools }) => {
      const text = Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')
      const never: SheetWord = { text: w.never, tone: 'gap' }
      if (tools.length === 0) return [[name, kindIn(lang, kind), text, null, null, null, never, id]]
      return tools.map((one) => [
        name,
        kindIn(lang, kind),
        text,
        one.tool,
        one.observed_at,
        one.stale_on,
        state(one.stale),
        id,
      ])
    }),
  }
}
