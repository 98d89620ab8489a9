import { domainRemove } from '@/lib/api/specs/domains'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { removeDomain } from '@/lib/identity/remove-domain'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(domainRemove, async ({ scope, params, now }) => {
    await removeDomain(scope, params.id, now)
    return undefined
  }),
)
