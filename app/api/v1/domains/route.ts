import { domainAdd, domainList } from '@/lib/api/specs/domains'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addDomain } from '@/lib/identity/add-domain'
import { readDomain, readDomains } from '@/lib/views/read-domains'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(domainList, ({ scope }) => readDomains(scope)),
  route(domainAdd, async ({ scope, body, now }) => {
    const id = await addDomain(scope, body.domain, now)
    return answer(201, await readDomain(scope, id))
  }),
)
