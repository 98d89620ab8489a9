import { sessionList } from '@/lib/api/specs/session'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readSessions } from '@/lib/views/read-sessions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(sessionList, ({ principal, now }) => readSessions(principal, now)),
)
