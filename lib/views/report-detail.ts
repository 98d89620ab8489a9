import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listReports } from '@/lib/store/reports/list-reports'
import type { ReportDto } from './report.schema'
import { reportDto } from './report-dto'

/** One report. @throws NotFound */
export async function reportDetail(scope: Scope, id: string): Promise<ReportDto> {
  const uuid = parsePublicId('report', id)
  if (!uuid) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const [row] = await listReports(tx, { id: uuid, after: null, limit: 1 })
    if (!row) throw new NotFound()
    return reportDto(row, await actorsById(tx, [row.createdBy]))
  })
}
