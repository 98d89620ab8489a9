import { logEntryList } from '@/lib/api/specs/log'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { entriesView } from '@/lib/log/log-views'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(logEntryList, ({ scope, params, query }) => entriesView(scope, params.log, query)),
)
