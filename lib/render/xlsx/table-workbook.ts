import type { ExportTable } from '@/lib/core/export-table'
import { writeWorkbook } from './write-workbook'

/** A table as a workbook of one sheet. */
export function tableWorkbook({ title, columns, rows, timeZone, created }: ExportTable): Promise<Uint8Array> {
  return writeWorkbook({
    title,
    creator: 'Plimsoll',
    created,
    timeZone,
    sheets: [{ name: title, columns, rows, frozenColumns: 1 }],
  })
}
