import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

/** Gives a tenant another name; its short name in addresses stays. Answers whether there is one. */
export async function renameTenant(_scope: PlatformScope, tx: TenantTx, name: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_rename_tenant(${tx.tenantId}::uuid, ${name}) AS done`
  return rows[0]?.done === true
}
