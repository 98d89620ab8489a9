import { auditEventList } from '@/lib/api/specs/settings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readAuditEvents } from '@/lib/views/read-audit-events'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(auditEventList, ({ scope, query }) => readAuditEvents(scope, query)),
)
