import { addAgent } from '@/lib/agents/add-agent'
import { agentAdd, agentList } from '@/lib/api/specs/agents'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readAgent } from '@/lib/views/read-agent'
import { readAgents } from '@/lib/views/read-agents'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(agentList, ({ scope, query, now }) => readAgents(scope, query, now)),
  route(agentAdd, async ({ scope, body, now }) => {
    const given = { name: body.name, quietAfterHours: body.quiet_after_hours }
    const { id, secret } = await addAgent(scope, given, now)
    return answer(201, { ...(await readAgent(scope, id, now)), token: secret })
  }),
)
