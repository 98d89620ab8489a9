import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

/** Asks the owners of a tenant to take their archive. Answers whether there is such a tenant. */
export async function askExport(_scope: PlatformScope, tx: TenantTx, at: Date): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_ask_export(${tx.tenantId}::uuid, ${at}::timestamptz) AS done`
  return rows[0]?.done === true
}
