import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listSupport } from '@/lib/store/members/list-support'
import { listAdministrators } from '@/lib/store/platform/list-administrators'
import { supportDto } from './support-dto'
import type { SupportPageDto } from './tenant-notices.schema'

/** Whom of the platform the tenant lets in now, and, for who may decide it, who could be. */
export async function readSupport(scope: Scope, at: Date): Promise<SupportPageDto> {
  const items = (await inTenant(scope, (tx) => listSupport(tx, at))).map(supportDto)
  const everybody = scope.may('members.write') ? await listAdministrators(scope) : []
  return {
    items,
    next_cursor: null,
    total: items.length,
    administrators: everybody
      .filter(({ disabledAt }) => disabledAt === null)
      .map(({ id, name, email }) => ({ id: publicId('user', id), name, email })),
  }
}
