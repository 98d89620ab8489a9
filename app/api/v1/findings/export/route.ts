import { findingExport } from '@/lib/api/specs/findings'
import { localDay } from '@/lib/core/local-day'
import { download } from '@/lib/http/download'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { renderTable } from '@/lib/render/csv/render-table'
import { tableWorkbook } from '@/lib/render/xlsx/table-workbook'
import { recordExport } from '@/lib/triage/record-export'
import { findingTable } from '@/lib/views/finding-table'

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingExport, async ({ scope, query, now }) => {
    const { format, ...what } = query
    const table = await findingTable(scope, query, now)
    const content = format === 'csv' ? renderTable(table) : await tableWorkbook(table)
    await recordExport(scope, { format, rows: table.rows.length, query: what }, now)
    const { tenant } = scope
    const name = `findings-${tenant.slug}-${localDay(now.getTime(), tenant.timeZone)}.${format}`
    return download({ name, mediaType: MEDIA_TYPES[format], content })
  }),
)
