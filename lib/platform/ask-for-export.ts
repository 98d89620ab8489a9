import type { PlatformScope } from '@/lib/access/keys'
import { askExport } from '@/lib/store/platform/ask-export'
import { changeTenantAs } from './change-tenant-as'

/**
 * Asks a tenant's owners to take their archive. Only they can: the platform has no sight of what is in it. @throws NotFound
 */
export async function askForExport(scope: PlatformScope, id: string, at: Date): Promise<void> {
  await changeTenantAs(scope, id, at, async (tx) => {
    await askExport(scope, tx, at)
    return { action: 'tenant.export_asked' }
  })
}
