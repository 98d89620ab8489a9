import { houseScope, type PlatformScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { removeList } from '@/lib/store/lists/remove-list'
import { combineEveryTenant } from './combine-every-tenant'

/** Takes a public list away, or one part of it. @throws NotFound */
export async function dropList(scope: PlatformScope, list: string, part: string, at: Date): Promise<void> {
  await inTenant(houseScope(scope), async (tx) => {
    if (!(await removeList(scope, tx, list, part))) throw new NotFound()
    await writeAuditEvent(tx, {
      action: 'vulnerability_list.removed',
      target: { kind: 'vulnerability_list', id: part === '' ? list : `${list}/${part}` },
      at,
    })
  })
  if (list === 'kev') await combineEveryTenant(scope, at)
}
