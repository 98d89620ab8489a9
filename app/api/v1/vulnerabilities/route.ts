import { vulnerabilityList } from '@/lib/api/specs/vulnerabilities'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listVulnerabilities } from '@/lib/views/vulnerabilities'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(vulnerabilityList, ({ scope, query, now }) => listVulnerabilities(scope, query, now)),
)
