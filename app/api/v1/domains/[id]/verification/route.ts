import { domainVerify } from '@/lib/api/specs/domains'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { verifyDomain } from '@/lib/identity/verify-domain'
import { readDomain } from '@/lib/views/read-domains'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(domainVerify, async ({ scope, params, now }) => {
    await verifyDomain(scope, params.id, now)
    return readDomain(scope, params.id)
  }),
)
