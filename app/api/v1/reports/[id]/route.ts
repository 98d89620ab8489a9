import { reportRead } from '@/lib/api/specs/reports'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { reportDetail } from '@/lib/views/report-detail'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(reportRead, ({ scope, params }) => reportDetail(scope, params.id)),
)
