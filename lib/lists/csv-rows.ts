import { Broken } from '@/lib/core/errors'

/** One record of a CSV file (RFC 4180), with the line on which it begins. */
export interface CsvRow {
  line: number
  cells: string[]
}

/** Reads records one after another, quoted cells with line breaks as well. @throws Broken where a quoted cell does not end */
export function* csvRows(text: string): Generator<CsvRow> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const row: CsvRow = { line, cells: [] }
    for (;;) {
      const quoted = text[at] === '"'
      let end = quoted ? at + 1 : at
      let cell = ''
      if (quoted) {
        for (;;) {
          const close = text.indexOf('"', end)
          if (close < 0)
            throw new Broken('broken_list', 'A quoted cell does not end.', { at: `line ${row.line}` })
          cell += text.slice(end, close)
          end = close + 1
          if (text[end] !== '"') break
          cell += '"'
          end += 1
        }
        for (const char of cell) if (char === '\n') line += 1
      } else {
        while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1
        cell = text.slice(at, end).replace(/\r$/, '')
      }
      row.cells.push(cell)
      while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1
      at = end + 1
      if (text[end] !== ',') break
    }
    line += 1
    if (row.cells.length > 1 || row.cells[0] !== '') yield row
  }
}
