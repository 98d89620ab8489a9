import { expect, it } from 'vitest'
import { renderTable } from './render-table'

it('writes every row, times by the named zone, and nothing that a spreadsheet would run', () => {
  const bytes = renderTable({
    title: 'Findings',
    columns: [
      { header: 'What', kind: 'text', width: 10 },
      { header: 'First seen', kind: 'instant', width: 10 },
      { header: 'Worth', kind: 'number', width: 10 },
    ],
    rows: [
      ['=HYPERLINK("http://x")', '2026-03-01T08:00:00Z', 3],
      ['@a, "b"', null, null],
    ],
    timeZone: 'Asia/Shanghai',
    created: '2026-03-02T00:00:00Z',
  })
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    [
      '\uFEFF"What","First seen (Asia/Shanghai)","Worth"',
      '"\'=HYPERLINK(""http://x"")","2026-03-01T16:00:00+08:00","3"',
      '"\'@a, ""b""","",""',
      '',
    ].join('\r\n'),
  )
})
