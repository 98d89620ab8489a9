import { reportAdd } from '@/lib/api/specs/reports'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { requestReport } from '@/lib/reports/request-report'
import { reportDetail } from '@/lib/views/report-detail'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(reportAdd, async ({ scope, params, body, now }) => {
    const id = await requestReport(scope, params.id, body, now)
    return answer(202, await reportDetail(scope, id), { location: `/api/v1/reports/${id}` })
  }),
)
