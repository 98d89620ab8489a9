import type { PlatformScope } from '@/lib/access/keys'
import { prisma } from '../client'

/** Gives a tenant another name; its short name in addresses stays. Answers whether there is one. */
export async function renameTenant(_scope: PlatformScope, tenantId: string, name: string): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_rename_tenant(${tenantId}::uuid, ${name}) AS done`
  return rows[0]?.done === true
}
