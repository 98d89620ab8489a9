import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { removeObjects } from '@/lib/evidence/remove-objects'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import { eraseTenantRows } from '@/lib/store/platform/erase-tenant-rows'
import { type TenantToErase, tenantsToErase } from '@/lib/store/platform/tenants-to-erase'
import { tellTenant } from '@/lib/store/tell-tenant'
import type { EraseJob } from './erase-job'

/** Rows a transaction: a tenant of years is erased in many short ones, and a killed worker's is taken up where it stood. */
const ROWS = 5000

/**
 * Erases every object and row of a tenant whose day has come, table after table as the catalogue names them, and the tenant last. The
 * platform's audit log keeps that it was, who asked for it and when. Does nothing for a tenant that is gone or stays.
 */
export async function eraseTenant({ erase }: EraseJob, now: () => Date = () => new Date()): Promise<void> {
  const tenant = (await tenantsToErase(lookup('sweep'))).find(({ id }) => id === erase)
  if (!tenant) return
  // The first step shuts the tenant, so that nothing comes to its objects any more.
  let isGone = await eraseSome(tenant, now())
  await removeObjects(erase)
  // The next table, or more of this one.
  while (!isGone) isGone = await eraseSome(tenant, now())
}

/** @returns whether the tenant is gone */
async function eraseSome({ id, slug, name, askedAt, askedBy }: TenantToErase, at: Date): Promise<boolean> {
  return inPerson(lookup('sweep'), async (platform) => {
    const erased = await eraseTenantRows(platform, id, ROWS)
    if (erased?.table === 'tenant') {
      await tellTenant(platform, systemScope(HOUSE, 'erase-tenant'), (tx) =>
        writeAuditEvent(tx, {
          action: 'tenant.deleted',
          target: { kind: 'tenant', id: publicId('tenant', id) },
          after: {
            tenant: slug,
            name,
            asked_at: askedAt,
            asked_by: askedBy === null ? null : publicId('user', askedBy),
          },
          at,
        }),
      )
    }
    return erased === null || erased.table === 'tenant'
  })
}
