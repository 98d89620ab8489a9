import { agentEnrol } from '@/lib/api/specs/agents'
import { enrolAgent } from '@/lib/auth/enrol-agent'
import { requestAddress } from '@/lib/auth/request-address'
import { settings } from '@/lib/config/settings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(agentEnrol, ({ body, request, now }) =>
    enrolAgent(body, requestAddress(request.headers, settings().trustedProxies), now),
  ),
)
