import { v7 } from 'uuid'
import { lookup, type Scope, systemScope } from '../../lib/access/keys'
import type { PrincipalTenant } from '../../lib/access/principal'
import { addAgent } from '../../lib/agents/add-agent'
import { inPerson } from '../../lib/store/in-person'
import { createTenant } from '../../lib/store/platform/create-tenant'

/** A tenant of a benchmark, with the token of its agent. */
export interface BenchTenant {
  id: string
  scope: Scope
  token: string
}

/** Makes a tenant and an agent in it. */
export async function benchTenant(slug: string): Promise<BenchTenant> {
  const now = new Date()
  const tenant: PrincipalTenant = { id: v7(), slug, name: slug, timeZone: 'Asia/Shanghai', language: 'en' }
  if (!(await inPerson(lookup('set-up'), (tx) => createTenant(tx, tenant, now))))
    throw new Error(`tenant ${slug} is there already`)
  const scope = systemScope(tenant, 'set-up')
  const { secret } = await addAgent(scope, { name: 'bench', quietAfterHours: 48 }, now)
  return { id: tenant.id, scope, token: secret }
}
