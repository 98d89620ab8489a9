import { lockOutAgent } from '@/lib/agents/lock-out-agent'
import { agentLockOut } from '@/lib/api/specs/agents'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(agentLockOut, async ({ scope, params, now }) => {
    await lockOutAgent(scope, params.id, now)
    return undefined
  }),
)
