import { expect } from '@playwright/test'
import type { PersonRole } from '@/lib/access/roles'
import { identityProvider } from '@/lib/views/identity-provider.schema'
import { roleRules } from '@/lib/views/role-rule.schema'
import { type Login, platformLogin } from './demo'
import { newTenants } from './new-tenant'
import { pick } from './pick'
import type { Person } from './test'

/** A new tenant and its owner, who chose a password when they accepted it and is signed in. */
export async function tenantWithOwner(
  enter: (login: Login, slug?: string) => Promise<Person>,
  name: string,
): Promise<{ slug: string; owner: Login; boss: Person }> {
  const admin = await enter(platformLogin())
  const { tenants, owner } = await newTenants(admin.api, [name])
  const { slug } = pick(tenants, 'tenant')
  return { slug, owner, boss: await enter(owner, slug) }
}

/** Adds an identity provider that is turned on, with a role for each group. @returns its id */
export async function addProvider(
  { api }: Person,
  provider: object,
  rules: Readonly<Record<string, PersonRole>>,
): Promise<string> {
  const made = await api.send('POST', '/identity-providers', { enabled: true, ...provider })
  expect(made.status(), 'the provider is made').toBe(201)
  const { id } = identityProvider.parse(await made.json())
  const { version } = await api.read(`/identity-providers/${id}/rules`, roleRules)
  const given = Object.entries(rules).map(([value, role]) => ({ match: 'exact', value, role }))
  const kept = await api.send('PUT', `/identity-providers/${id}/rules`, { version, rules: given })
  expect(kept.status(), 'the rules are kept').toBe(200)
  return id
}
