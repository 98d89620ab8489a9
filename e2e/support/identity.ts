import { expect } from '@playwright/test'
import type { PersonRole } from '@/lib/access/roles'
import { identityProvider } from '@/lib/views/identity-provider.schema'
import { roleRules } from '@/lib/views/role-rule.schema'
import { type Login, platformLogin } from './demo'
import { newTenants } from './new-tenant'
import { pick } from './pick'
import type { Person } from './test'

/** Chosen by the owner: long, and of nothing that is guessed. */
const PASSWORD = 'vz2d-hw9t-K7mf-long'

/** A new tenant and its owner, who has chosen a password of their own and is signed in. */
export async function tenantWithOwner(
  enter: (login: Login, slug?: string) => Promise<Person>,
  name: string,
): Promise<{ slug: string; owner: Login; boss: Person }> {
  const admin = await enter(platformLogin())
  const { tenants, owner: first } = await newTenants(admin.api, [name])
  const { slug } = pick(tenants, 'tenant')
  const boss = await enter(first, slug)
  const body = { current: first.password, new: PASSWORD }
  expect((await boss.api.send('POST', '/me/password', body)).status(), 'the password is chosen').toBe(204)
  return { slug, owner: { email: first.email, password: PASSWORD }, boss }
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
