import { hearAgent } from '@/lib/agents/hear-agent'
import { agentHeartbeat } from '@/lib/api/specs/agents'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(agentHeartbeat, ({ scope, now }) => hearAgent(scope, now)),
)
