import { reportList } from '@/lib/api/specs/reports'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listReports } from '@/lib/views/reports'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(reportList, ({ scope, query }) => listReports(scope, query)),
)
