import { readXlsx } from 'hucre/xlsx'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { unzip } from './testing/unzip'
import type { Sheet, SheetCell, SheetColumn, Workbook } from './workbook'
import { writeWorkbook } from './write-workbook'

const COLUMNS: SheetColumn[] = [
  { header: 'What', kind: 'text', width: 20 },
  { header: 'How many', kind: 'number', width: 10 },
  { header: '检查时间', kind: 'instant', width: 20 },
  { header: 'Where', kind: 'link', width: 30 },
]
const ROW: SheetCell[] = [
  'web-1',
  12,
  '2026-02-03T18:30:05Z',
  { text: 'evidence', href: 'https://plimsoll.test/evidence?a=1&b=2' },
]

function book(sheets: Sheet[]): Workbook {
  return {
    title: '报告',
    creator: 'Plimsoll',
    created: '2026-02-04T00:00:00Z',
    timeZone: 'Asia/Shanghai',
    sheets,
  }
}
const texts = (values: SheetCell[]): Sheet => ({
  name: 'Texts',
  columns: [{ header: 'Text', kind: 'text', width: 10 }],
  rows: values.map((value) => [value]),
})
const sheet = (parts: Map<string, string>, n = 1) => parts.get(`xl/worksheets/sheet${n}.xml`) ?? ''

afterEach(() => {
  vi.useRealTimers()
})

it('gives the same bytes for the same content, whenever it is written', async () => {
  const content = book([{ name: 'One', columns: COLUMNS, rows: [ROW] }])
  vi.useFakeTimers({ now: new Date('2026-03-01T00:00:00Z'), toFake: ['Date'] })
  const first = await writeWorkbook(content)
  vi.setSystemTime(new Date('2031-07-01T12:34:56Z'))
  expect(Buffer.from(await writeWorkbook(content)).equals(Buffer.from(first))).toBe(true)
  expect(unzip(first).get('docProps/core.xml')).toContain('2026-02-04T00:00:00Z')
})

it('keeps the types of columns, and shows instants on the clock of the zone that the header names', async () => {
  const bytes = await writeWorkbook(
    book([{ name: 'One', columns: COLUMNS, rows: [ROW, [null, 0, null, null]] }]),
  )
  const [read] = (await readXlsx(bytes)).sheets
  expect(read?.rows[0]).toEqual(['What', 'How many', '检查时间 (Asia/Shanghai)', 'Where'])
  expect(read?.rows[1]).toEqual(['web-1', 12, new Date('2026-02-04T02:30:05Z'), 'evidence'])
  expect(read?.rows[2]?.[1]).toBe(0)
  const parts = unzip(bytes)
  expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).toContain(
    'Target="https://plimsoll.test/evidence?a=1&amp;b=2" TargetMode="External"',
  )
})

it('keeps the header and the first columns in sight, filters the whole table, repeats the header in print', async () => {
  const rows = Array.from({ length: 30 }, () => ROW)
  const parts = unzip(await writeWorkbook(book([{ name: 'One', columns: COLUMNS, rows, frozenColumns: 2 }])))
  expect(sheet(parts)).toMatch(/<pane (?=[^>]*xSplit="2")(?=[^>]*ySplit="1")[^>]*state="frozen"/)
  expect(sheet(parts)).toContain('<autoFilter ref="A1:D31"')
  expect(parts.get('xl/workbook.xml')).toContain("'One'!$1:$1")
})

describe('text', () => {
  const HOSTILE = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "=cmd|' /C calc'!A0",
    '\t=1',
    '=HYPERLINK("http://evil.test","x")',
    '00123',
    '1e5',
    'TRUE',
    '2026-01-01',
    '<c><f>1</f></c>',
    '  spaces  ',
    'two\nlines',
    '等保 🧭',
    '\u0001bell',
  ]

  it('is never a formula, a number or markup: it comes back as it was, in a cell formatted as text', async () => {
    const bytes = await writeWorkbook(book([texts(HOSTILE)]))
    const parts = unzip(bytes)
    expect(sheet(parts)).not.toContain('<f')
    const cells = [...sheet(parts).matchAll(/<c r="A\d+"([^>]*)>/g)].map((one) => one[1] ?? '')
    expect(cells).toHaveLength(HOSTILE.length + 1)
    for (const cell of cells) expect(cell).toMatch(/t="(s|inlineStr)"/)
    expect(parts.get('xl/styles.xml')).toContain('formatCode="@"')
    expect((await readXlsx(bytes)).sheets[0]?.rows.slice(1)).toEqual(HOSTILE.map((text) => [text]))
  })

  it('that looks like an escape of the format stays as it was; what XML cannot say does not break the file', async () => {
    const bytes = await writeWorkbook(book([texts(['_x0041_bc', 'a\uFFFEb', 'a\uD800b', 'a\r\nb'])]))
    expect((await readXlsx(bytes)).sheets[0]?.rows.slice(1)).toEqual([
      ['_x0041_bc'],
      ['a\uFFFDb'],
      ['a\uFFFDb'],
      ['a\nb'],
    ])
  })

  it('too long for a cell says how long it was', async () => {
    const bytes = await writeWorkbook(book([texts(['x'.repeat(40_000), 'y'.repeat(32_767)])]))
    const rows = (await readXlsx(bytes)).sheets[0]?.rows.slice(1).map((row) => String(row[0])) ?? []
    expect(rows[0]).toHaveLength(32_767)
    expect(rows[0]).toMatch(/x … \[40000\]$/)
    expect(rows[1]).toBe('y'.repeat(32_767))
  })
})

it('links to the web and within the file only', async () => {
  const hrefs = ["javascript:alert('x')", 'file:///etc/passwd', '\\\\host\\share', 'https://', "#'Two'!A1"]
  const columns: SheetColumn[] = [{ header: 'Link', kind: 'link', width: 10 }]
  const rows = hrefs.map((href) => [{ text: 'go', href }])
  const parts = unzip(await writeWorkbook(book([{ name: 'One', columns, rows }, texts([])])))
  expect(sheet(parts).match(/<hyperlink /g)).toHaveLength(1)
  expect(sheet(parts)).toContain('location="&apos;Two&apos;!A1"')
  expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels') ?? '').not.toContain('External')
})

it('goes on in the next sheet when a table is longer than a sheet, with names that are allowed and each but once', async () => {
  const name = "评估/测评项: a name that is much too long ' for it"
  const bytes = await writeWorkbook(book([{ ...texts(['a', 'b', 'c']), name }, texts([])]), 3)
  const sheets = (await readXlsx(bytes)).sheets
  expect(sheets.map((one) => one.name)).toEqual([
    '评估 测评项  a name that is much too',
    '评估 测评项  a name that is much (2)',
    'Texts',
  ])
  expect(sheets.map((one) => one.rows.map((row) => row[0]))).toEqual([
    ['Text', 'a', 'b'],
    ['Text', 'c'],
    ['Text'],
  ])
})

it('refuses a cell that its column does not hold', async () => {
  const wrong = (cell: SheetCell, kind: SheetColumn['kind']) =>
    writeWorkbook(book([{ name: 'One', columns: [{ header: 'H', kind, width: 9 }], rows: [[cell]] }]))
  await expect(wrong('12', 'number')).rejects.toThrow(TypeError)
  await expect(wrong(Number.NaN, 'number')).rejects.toThrow(TypeError)
  await expect(wrong(12, 'text')).rejects.toThrow(TypeError)
  await expect(wrong('not a time', 'instant')).rejects.toThrow()
})

it('shows an instant from before the calendars of spreadsheets as text', async () => {
  const columns: SheetColumn[] = [{ header: 'At', kind: 'instant', width: 9 }]
  const bytes = await writeWorkbook(book([{ name: 'One', columns, rows: [['1602-03-20T00:00:00Z']] }]))
  expect((await readXlsx(bytes)).sheets[0]?.rows[1]).toEqual(['1602-03-20T00:00:00Z'])
})
