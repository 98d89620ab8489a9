import { vulnerabilityExport } from '@/lib/api/specs/vulnerabilities'
import { recordExport } from '@/lib/audit/record-export'
import { download } from '@/lib/http/download'
import { endpoint } from '@/lib/http/endpoint'
import { exportName } from '@/lib/http/export-name'
import { route } from '@/lib/http/route'
import { renderTable } from '@/lib/render/csv/render-table'
import { atMost } from '@/lib/render/pdf/at-most'
import { tableWorkbook } from '@/lib/render/xlsx/table-workbook'
import { vulnerabilityTable } from '@/lib/views/vulnerability-table'

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Fifty thousand rows are held whole while they are written: so many tables at once, the others wait. */
const inTurn = atMost(2)

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(vulnerabilityExport, async ({ scope, query, now }) => {
    const { format, ...what } = query
    const { content, rows } = await inTurn(async () => {
      const table = await vulnerabilityTable(scope, query, now)
      const written = format === 'csv' ? renderTable(table) : await tableWorkbook(table)
      return { content: written, rows: table.rows.length }
    })
    await recordExport(scope, 'vulnerabilities.exported', { format, rows, query: what }, now)
    const name = exportName({ what: 'vulnerabilities', tenant: scope.tenant, format, asOf: what.as_of, now })
    return download({ name, mediaType: MEDIA_TYPES[format], content })
  }),
)
