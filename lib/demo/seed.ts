import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { lookup, type Scope, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { PERSON_ROLES, type PersonRole, TOKEN_ROLES, type TokenRole } from '@/lib/access/roles'
import { hashPassword } from '@/lib/auth/hash-password'
import { tokenSecret } from '@/lib/core/token-secret'
import { addMember } from '@/lib/members/add-member'
import { closeConnections } from '@/lib/store/client'
import { inPerson } from '@/lib/store/in-person'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { setPlatformAdmin } from '@/lib/store/owner/set-platform-admin'
import { findUser } from '@/lib/store/people/find-user'
import { createTenant } from '@/lib/store/platform/create-tenant'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { tokenPrincipal } from '@/lib/store/tokens/token-principal'
import { addToken } from '@/lib/tokens/add-token'
import { asPerson } from './as-person'
import { DEMO_COMPANIES, type DemoCompany } from './companies'
import { createDemoAssessments } from './demo-assessments'
import { createDemoDeterminations } from './demo-determinations'
import { derive, derivedPassword } from './derive'

export interface DemoSeed {
  /** Login of the application's role; everything but the platform administrator is made with it. */
  appUrl: string
  ownerUrl: string
  secret: string
  log: (line: string) => void
}
export interface DemoLogins {
  platform: { email: string; password: string }
  tenants: {
    slug: string
    name: string
    users: { email: string; password: string; role: PersonRole }[]
    tokens: Record<TokenRole, string>
  }[]
}

const ADMIN = 'admin@plimsoll.example'

/**
 * Makes the demo's platform administrator and two tenants with a person of each role and both kinds of tokens, or finds
 * them made. Passwords and tokens follow from the secret, so that every run answers the same logins.
 */
export async function seedDemo({ appUrl, ownerUrl, secret, log }: DemoSeed): Promise<DemoLogins> {
  process.env.DATABASE_APP_URL = appUrl
  process.env.PLIMSOLL_SECRET = secret
  process.env.PLIMSOLL_URL ??= `http://localhost:${process.env.PORT ?? '3000'}`
  try {
    const now = new Date()
    const platform = { email: ADMIN, password: derivedPassword(secret, ADMIN) }
    if (!(await findUser(lookup('set-up'), ADMIN))?.platformAdmin) {
      const passwordHash = await hashPassword(platform.password)
      await setPlatformAdmin(ownerUrl, { email: ADMIN, name: '平台管理员', passwordHash, at: now })
      log(`  platform administrator ${ADMIN}`)
    }
    const tenants: DemoLogins['tenants'] = []
    for (const company of DEMO_COMPANIES) tenants.push(await seedCompany(company, secret, log, now))
    return { platform, tenants }
  } finally {
    await closeConnections()
  }
}

async function seedCompany(company: DemoCompany, secret: string, log: DemoSeed['log'], now: Date) {
  const { slug, name, people } = company
  const scope = systemScope(await tenantOf(company, now), 'set-up')
  const members = new Set((await inTenant(scope, (tx) => listMembers(tx))).map(({ email }) => email))
  const users: DemoLogins['tenants'][number]['users'] = []
  for (const role of PERSON_ROLES) {
    const email = `${role}@${slug}.example`
    const password = derivedPassword(secret, email)
    users.push({ email, password, role })
    if (members.has(email)) continue
    const initial = async () => ({ password, hash: await hashPassword(password) })
    const member = { email, name: people[role], role, validUntil: null, chosenPassword: true }
    await addMember(scope, member, initial, now)
    log(`  ${slug} ${email}`)
  }
  const tokens = { agent: '', reader: '' }
  for (const kind of TOKEN_ROLES) tokens[kind] = await seedToken(scope, slug, kind, secret, now)
  await createDemoAssessments(await asPerson(scope, `manager@${slug}.example`, 'manager'))
  await createDemoDeterminations(
    await asPerson(scope, `manager@${slug}.example`, 'manager'),
    await asPerson(scope, `auditor@${slug}.example`, 'auditor'),
  )
  return { slug, name, users, tokens }
}

async function tenantOf({ slug, name }: DemoCompany, now: Date): Promise<PrincipalTenant> {
  const key = lookup('set-up')
  const tenant: PrincipalTenant = { id: v7(), slug, name, timeZone: 'Asia/Shanghai', language: 'zh' }
  if (await inPerson(key, (tx) => createTenant(tx, tenant, now))) return tenant
  const found = await findTenant(key, slug)
  if (!found) throw new Error(`tenant ${slug} is taken and not there`)
  return found
}

async function seedToken(
  scope: Scope,
  slug: string,
  kind: TokenRole,
  secret: string,
  now: Date,
): Promise<string> {
  const random = derive(secret, `${kind} token of ${slug}`, 32)
  const hash = new Uint8Array(createHash('sha256').update(tokenSecret(random)).digest())
  if (await tokenPrincipal(lookup('token'), hash)) return tokenSecret(random)
  const name = kind === 'agent' ? 'demo-agent' : 'demo-reader'
  return (await addToken(scope, { kind, name, expiresAt: null, random }, now)).secret
}
