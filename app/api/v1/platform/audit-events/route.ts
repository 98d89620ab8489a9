import { houseScope } from '@/lib/access/keys'
import { platformAuditList } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readAuditEvents } from '@/lib/views/read-audit-events'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformAuditList, ({ platform, query }) => readAuditEvents(houseScope(platform), query)),
)
