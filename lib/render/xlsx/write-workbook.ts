import {
  type Cell,
  colToLetter,
  type WriteOptions,
  type WriteSheet,
  writeXlsx,
  XLSX_MAX_ROWS_PER_SHEET,
} from 'hucre/xlsx'
import { fitText } from './fit-text'
import { sheetCell } from './sheet-cell'
import { sheetNames } from './sheet-names'
import { cellStyles } from './styles'
import type { Sheet, SheetColumn, Workbook } from './workbook'

/**
 * A workbook as XLSX (ECMA-376). The same content gives the same bytes: no clock is read, and the dates within the archive
 * are those of its format. No text is ever a formula. A table longer than a sheet can be goes on in the next.
 * @param longest rows of a sheet, its header among them
 * @throws TypeError for a cell that its column does not hold
 */
export async function writeWorkbook(book: Workbook, longest = XLSX_MAX_ROWS_PER_SHEET): Promise<Uint8Array> {
  const parts = book.sheets.flatMap((sheet) => split(sheet, longest))
  const names = sheetNames(parts.map((part) => part.name))
  const created = new Date(book.created)
  return writeXlsx({
    namedRanges: parts.flatMap((part, index) => printTitles(part, names[index] ?? part.name)),
    properties: { title: book.title, creator: book.creator, created, modified: created },
    sheets: parts.map((part, index) => ({
      ...written(part, book.timeZone),
      name: names[index] ?? part.name,
    })),
  })
}

/** The header row on every printed page. The writer's own option leaves the name of the sheet unquoted, which breaks files. */
function printTitles({ header }: Sheet, name: string): NonNullable<WriteOptions['namedRanges']> {
  if (header === false) return []
  const range = `'${name.replaceAll("'", "''")}'!$1:$1`
  return [{ name: '_xlnm.Print_Titles', range, scope: name }]
}

function split(sheet: Sheet, longest: number): Sheet[] {
  const size = sheet.header === false ? longest : longest - 1
  const parts = Math.max(1, Math.ceil(sheet.rows.length / size))
  return Array.from({ length: parts }, (_, n) => ({
    ...sheet,
    rows: sheet.rows.slice(n * size, (n + 1) * size),
  }))
}

function written(sheet: Sheet, zone: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const headed = sheet.header !== false
  if (headed) {
    for (const [at, column] of sheet.columns.entries()) {
      cells.set(`0,${at}`, { value: headerOf(column, zone), type: 'string', style: cellStyles.header })
    }
  }
  const first = headed ? 1 : 0
  for (const [line, row] of sheet.rows.entries()) {
    for (const [at, column] of sheet.columns.entries()) {
      const cell = sheetCell(row[at] ?? null, column, zone)
      if (cell) cells.set(`${line + first},${at}`, cell)
    }
  }
  const last = `${colToLetter(sheet.columns.length - 1)}${sheet.rows.length + first}`
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    cells,
    ...(headed && {
      freezePane: { rows: 1, columns: sheet.frozenColumns ?? 0 },
      autoFilter: { range: `A1:${last}` },
    }),
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

function headerOf({ header, kind }: SheetColumn, zone: string): string {
  return fitText(kind === 'instant' ? `${header} (${zone})` : header)
}
