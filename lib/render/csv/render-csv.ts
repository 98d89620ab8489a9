import type { ReportSnapshot, SnapshotControl, Words } from '@/lib/core/report-snapshot'
import { csvCell } from './csv-cell'

const HEADINGS: Words[] = [
  { en: 'Number', zh: '编号' },
  { en: 'Title', zh: '标题' },
  { en: 'Verdict', zh: '符合性判定' },
  { en: 'Machine verdict', zh: '自动判定' },
  { en: 'Determined by', zh: '人工判定' },
  { en: 'Approved by', zh: '签批' },
  { en: 'Narrative', zh: '说明' },
  { en: 'Counted safeguards', zh: '计入判定的安全措施' },
  { en: 'Failing safeguards', zh: '不通过的安全措施' },
  { en: 'Failing subjects', zh: '不通过的对象' },
  { en: 'Control', zh: '控制项标识' },
]

/**
 * The judged controls of a snapshot as CSV (RFC 4180), one a line, UTF-8 with a byte order mark, as spreadsheets want it.
 * No cell is ever a formula.
 */
export function renderCsv(snapshot: ReportSnapshot, lang: 'zh' | 'en'): Uint8Array {
  const rows = snapshot.controls.filter((control) => control.verdict !== null)
  const lines = [HEADINGS.map((words) => words[lang]), ...rows.map((control) => cells(control, lang))]
  const text = lines.map((line) => line.map(csvCell).join(',')).join('\r\n')
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}

function cells(control: SnapshotControl, lang: 'zh' | 'en'): string[] {
  const counted = control.why.filter((one) => one.counted)
  const failing = counted.filter((one) => one.result === 'fail')
  const subjects = failing
    .flatMap((one) => one.failing)
    .map(({ asset, subject }) => `${asset} ${subject}`.trim())
  const { determination } = control
  return [
    control.ref,
    control.title[lang],
    control.words?.[lang] ?? '',
    control.machine_words?.[lang] ?? '',
    determination?.author ?? '',
    determination?.approver ?? '',
    determination?.narrative ?? '',
    counted.map((one) => one.safeguard).join('\n'),
    failing.map((one) => one.safeguard).join('\n'),
    [...new Set(subjects)].join('\n'),
    control.id,
  ]
}
