import type { PlatformScope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'
import { renameTenant as storeRename } from '@/lib/store/platform/rename-tenant'
import { changeTenantAs } from './change-tenant-as'

/** Gives a tenant another name; links and agents, which know its short name, go on. @throws NotFound, Invalid */
export async function renameTenant(scope: PlatformScope, id: string, given: string, at: Date): Promise<void> {
  const name = given.trim()
  if (name === '')
    throw new Invalid('invalid_body', 'The body at "/name" must not be blank.', { at: '/name' })
  await changeTenantAs(scope, id, at, async (tx, tenant) => {
    if (tenant.name === name) return null
    await storeRename(scope, tx, name)
    return { action: 'tenant.renamed', before: { name: tenant.name }, after: { name } }
  })
}
