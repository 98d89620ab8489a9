import type { ExportCell, ExportTable } from '@/lib/core/export-table'
import { offsetInstant } from '@/lib/core/offset-instant'
import { csvCell } from './csv-cell'

/**
 * A table as CSV (RFC 4180), UTF-8 with a byte order mark, as spreadsheets want it. Instants are written by the table's
 * clock with its offset, and their headers name the zone. No cell is ever a formula.
 */
export function renderTable({ columns, rows, timeZone }: ExportTable): Uint8Array {
  const header = columns.map(({ header, kind }) =>
    csvCell(kind === 'instant' ? `${header} (${timeZone})` : header),
  )
  const said = (cell: ExportCell, at: number) => {
    if (cell === null) return '""'
    return csvCell(columns[at]?.kind === 'instant' ? offsetInstant(String(cell), timeZone) : String(cell))
  }
  const lines = [header, ...rows.map((row) => row.map(said))].map((line) => line.join(','))
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}
