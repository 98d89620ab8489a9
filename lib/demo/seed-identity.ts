import { v7 } from 'uuid'
import { lookup, type Scope, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { hashPassword } from '@/lib/auth/hash-password'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { versionOfRules } from '@/lib/grants/version-of-rules'
import { addProvider } from '@/lib/identity/add-provider'
import { changeLocalSignIn } from '@/lib/identity/change-local-sign-in'
import { changeProvider } from '@/lib/identity/change-provider'
import type { GivenSettings } from '@/lib/identity/given-settings'
import { replaceRules } from '@/lib/identity/replace-rules'
import { addMember } from '@/lib/members/add-member'
import { closeConnections } from '@/lib/store/client'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inPerson } from '@/lib/store/in-person'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { createTenant } from '@/lib/store/platform/create-tenant'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { asPerson } from './as-person'
import { derivedPassword } from './derive'
import type { DemoIdentityTenant } from './identity-people'

/** Where a tenant's provider is, as its servers just came up. */
export interface DemoProvider extends GivenSettings {
  secret: string
  /** The name by which rules call a group. */
  groupName: (group: string) => string
}

export interface DemoIdentitySeed {
  appUrl: string
  secret: string
}

/**
 * Makes a tenant with an identity provider, its rules, and a break-glass owner with a local account, or finds them made and leads the
 * provider to where it is now. Answers the provider's public id and the owner's login.
 */
export async function seedIdentity(
  { appUrl, secret }: DemoIdentitySeed,
  company: DemoIdentityTenant,
  provider: DemoProvider,
): Promise<{ provider: string; owner: { email: string; password: string } }> {
  process.env.DATABASE_APP_URL = appUrl
  process.env.PLIMSOLL_SECRET = secret
  try {
    const now = new Date()
    const email = `owner@${company.slug}.example`
    const password = derivedPassword(secret, email)
    const scope = await ownerOf(await tenantOf(company, now), { email, name: company.owner, password }, now)
    const id = await leadProvider(scope, company, provider, now)
    await leadRules(scope, company, provider, id, now)
    // The directory's tenant shows what it is to close local passwords.
    if (company.kind === 'ldap') {
      const kept = [publicId('user', scope.actor.subject)]
      await changeLocalSignIn(scope, { localSignIn: 'break_glass', breakGlass: kept }, now)
    }
    return { provider: id, owner: { email, password } }
  } finally {
    await closeConnections()
  }
}

async function tenantOf({ slug, name }: DemoIdentityTenant, now: Date): Promise<PrincipalTenant> {
  const key = lookup('set-up')
  const tenant: PrincipalTenant = { id: v7(), slug, name, timeZone: 'Asia/Shanghai', language: 'zh' }
  if (await inPerson(key, (tx) => createTenant(tx, tenant, now))) return tenant
  const found = await findTenant(key, slug)
  if (!found) throw new Error(`tenant ${slug} is taken and not there`)
  return found
}

/** A key as the tenant's local owner gets it; made at first. */
async function ownerOf(
  tenant: PrincipalTenant,
  { email, name, password }: { email: string; name: string; password: string },
  now: Date,
): Promise<Scope> {
  const scope = systemScope(tenant, 'set-up')
  const known = await inTenant(scope, (tx) => listMembers(tx))
  if (!known.some((member) => member.email === email)) {
    const initial = async () => ({ password, hash: await hashPassword(password) })
    await addMember(
      scope,
      { email, name, role: 'owner', validUntil: null, chosenPassword: true },
      initial,
      now,
    )
  }
  return asPerson(scope, email, 'owner')
}

async function leadProvider(
  scope: Scope,
  { provider: name }: DemoIdentityTenant,
  { ldap, oidc, secret }: DemoProvider,
  now: Date,
): Promise<string> {
  const given = { name, ...(ldap ? { ldap } : {}), ...(oidc ? { oidc } : {}), secret, enabled: true }
  const known = (await inTenant(scope, (tx) => listIdentityProviders(tx))).find((row) => row.name === name)
  if (!known) return addProvider(scope, given, now)
  const id = publicId('identity_provider', known.id)
  await changeProvider(scope, id, given, now)
  return id
}

async function leadRules(
  scope: Scope,
  { rules }: DemoIdentityTenant,
  { groupName }: DemoProvider,
  provider: string,
  now: Date,
): Promise<void> {
  const id = parsePublicId('identity_provider', provider) ?? ''
  const known = await inTenant(scope, (tx) => listRoleRules(tx, id))
  if (known.length > 0) return
  const given = Object.entries(rules).map(([group, role]) => ({
    match: 'exact' as const,
    value: groupName(group),
    role,
  }))
  await replaceRules(scope, provider, { version: versionOfRules(known), rules: given }, now)
}
