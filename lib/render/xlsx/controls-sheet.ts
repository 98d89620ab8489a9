import type { SnapshotControl } from '@/lib/core/report-snapshot'
import type { ReportFrame } from './report-frame'
import type { Sheet } from './workbook'

/** Every judged control: the verdict, why, and what people determined. */
export function controlsSheet(frame: ReportFrame): Sheet {
  const { words, judged, pick } = frame
  const { common: w, own } = words
  return {
    name: own.sheet.controls,
    frozenColumns: 2,
    columns: [
      { header: own.control, kind: 'text', width: 12 },
      { header: own.title, kind: 'text', width: 36 },
      { header: own.verdict, kind: 'text', width: 22 },
      { header: w.machine, kind: 'text', width: 22 },
      { header: w.reason, kind: 'text', width: 36 },
      { header: own.counted, kind: 'text', width: 40 },
      { header: own.failing, kind: 'text', width: 40 },
      { header: own.assetsBy, kind: 'text', width: 22 },
      { header: own.determination, kind: 'text', width: 20 },
      { header: own.narrative, kind: 'text', width: 50 },
      { header: w.author, kind: 'text', width: 18 },
      { header: w.approver, kind: 'text', width: 18 },
      { header: own.approvedAt, kind: 'instant', width: 20 },
      { header: own.expires, kind: 'instant', width: 20 },
      { header: w.logNo, kind: 'number', width: 10 },
      { header: w.attachments, kind: 'text', width: 40 },
      { header: own.controlId, kind: 'text', width: 30 },
    ],
    rows: judged.map((control) => {
      const { determination: d } = control
      const counted = control.why.filter((why) => why.counted)
      const failing = counted.filter((why) => why.result === 'fail')
      const titles = (list: typeof counted) => list.map((why) => pick(why.title)).join('\n')
      return [
        control.ref,
        pick(control.title),
        control.verdict ? frame.verdict(control.verdict, control.words) : null,
        control.machine_verdict ? frame.verdict(control.machine_verdict, control.machine_words) : null,
        [frame.reason(control.reason), control.not_applicable_reason].filter(Boolean).join(' '),
        titles(counted),
        titles(failing),
        assetCounts(control),
        d && frame.verdict(d.verdict, d.words),
        d?.narrative ?? null,
        d?.author ?? null,
        d?.approver ?? null,
        d?.approved_at ?? null,
        d?.expires_at ?? null,
        d?.log_index ?? null,
        d ? d.attachments.map(({ name, sha256 }) => `${name} (${sha256})`).join('\n') : null,
        control.id,
      ]
    }),
  }
}

function assetCounts({ by_asset = [] }: SnapshotControl): string | null {
  if (by_asset.length === 0) return null
  const count = (...verdicts: string[]) =>
    by_asset.reduce((sum, one) => sum + (verdicts.includes(one.verdict) ? one.assets.length : 0), 0)
  return [count('not_met', 'partly_met'), count('not_assessed'), count('met', 'no_gap_seen')].join(' / ')
}
