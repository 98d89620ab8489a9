import { hearAgent } from '@/lib/agents/hear-agent'
import { agentHeartbeat } from '@/lib/api/specs/agents'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(agentHeartbeat, ({ scope, query, now }) => {
    const { version, waiting, refused, oldest_waiting: oldest } = query
    const oldestAt = oldest ? new Date(oldest) : null
    return hearAgent(scope, version ? { version, waiting, refused, oldestAt } : null, now)
  }),
)
