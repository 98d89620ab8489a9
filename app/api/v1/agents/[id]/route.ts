import { retireAgent } from '@/lib/agents/retire-agent'
import { agentRetire } from '@/lib/api/specs/agents'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(agentRetire, async ({ scope, params, now }) => {
    await retireAgent(scope, params.id, now)
    return undefined
  }),
)
