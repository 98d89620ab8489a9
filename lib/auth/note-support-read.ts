import type { Scope } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { writeHourlyEvent } from '@/lib/store/audit/write-hourly-event'
import { inTenant } from '@/lib/store/in-tenant'

/** An address is as long as its filter. */
const MOST = 500

/**
 * Notes in the tenant's audit log what somebody reads by support access, before they do; each address once an hour (decision
 * 029). What cannot be noted is not read.
 * @param address path and query of the page, or of the call below `/api/v1`
 */
export async function noteSupportRead({ support }: Principal, scope: Scope, address: string): Promise<void> {
  if (!support) return
  const target = { kind: 'address', id: address.slice(0, MOST) }
  await inTenant(scope, (tx) => writeHourlyEvent(tx, { action: 'support.read', target, at: new Date() }))
}
