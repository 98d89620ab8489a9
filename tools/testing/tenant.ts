import { v4, v7 } from 'uuid'
import { authorise, type Scope } from '@/lib/access/keys'
import type { Principal, PrincipalTenant } from '@/lib/access/principal'
import type { Role } from '@/lib/access/roles'
import { prisma } from '@/lib/store/client'
import type { TestDatabase } from './database'

/** A tenant of a test, and keys to it. */
export interface TestTenant {
  tenant: PrincipalTenant
  /** A key as a person (or, for `agent` and `reader`, a token) of this role would get it. */
  scope(role: Role, name?: string): Scope
  principal(role: Role, name?: string): Principal
}

/** Points the process at a test's database, as the application's role, with the settings that signing needs. */
export function useDatabase(database: TestDatabase): void {
  process.env.DATABASE_APP_URL = database.appUrl
  process.env.PLIMSOLL_SECRET = database.secret
  process.env.PLIMSOLL_URL = 'http://plimsoll.test'
  process.env.PLIMSOLL_DATA = `/tmp/plimsoll-test-${v4()}`
}

/** Makes a tenant. */
export async function testTenant(slug: string, timeZone = 'Asia/Shanghai'): Promise<TestTenant> {
  const tenant: PrincipalTenant = { id: v7(), slug, name: slug, timeZone, language: 'en' }
  await prisma()
    .$queryRaw`SELECT app.platform_create_tenant(${tenant.id}::uuid, ${slug}, ${slug}, ${timeZone}, 'en', now(), ${v4()}::uuid, ${v4()}::uuid)`
  const principal = (role: Role, name: string = role): Principal => ({
    actor: {
      kind: role === 'agent' || role === 'reader' ? 'token' : 'person',
      subject: `${slug}-${name}`,
      label: name,
      provider: 'local',
      address: null,
    },
    platformAdmin: false,
    tenant,
    roles: [role],
    agentId: null,
    sessionId: null,
  })
  return {
    tenant,
    principal,
    scope: (role, name) => authorise(principal(role, name), 'tenant.read', 'submissions.create'),
  }
}
