import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

/** Takes a public list away; answers whether there was one. */
export async function removeList(
  _scope: PlatformScope,
  { db }: TenantTx,
  list: string,
  part: string,
): Promise<boolean> {
  const rows = await db.$queryRaw<
    { done: boolean }[]
  >`SELECT app.platform_remove_list(${list}, ${part}) AS done`
  return rows[0]?.done === true
}
