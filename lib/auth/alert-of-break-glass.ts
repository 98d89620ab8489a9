import { v7 } from 'uuid'
import { type Scope, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { noteBreakGlassUse } from '@/lib/store/break-glass/note-break-glass-use'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { queueMessage } from '@/lib/webhooks/queue-message'

export interface BreakGlassEntry {
  tenant: PrincipalTenant
  person: { id: string; name: string }
  sessionId: string
  address: string | null
  at: Date
}

/** Where owners look at uses and acknowledge them. */
const PATH = '/settings/identity'
const EVENT = 'break_glass.used'

/** The key under which the alert is written: as the person themselves. */
export function breakGlassScope({ tenant, person, address }: BreakGlassEntry): Scope {
  const actor = {
    kind: 'person',
    subject: person.id,
    label: person.name,
    provider: 'local',
    address,
  } as const
  return systemScope(tenant, 'sign-in', null, actor)
}

/**
 * Notes that somebody comes in as a break-glass owner, once a session: in the tenant's audit log, as an alert until another owner
 * acknowledges it, and to webhooks that want to know; in one transaction, without which nobody comes in.
 */
export async function alertOfBreakGlass(
  tx: TenantTx,
  { person, sessionId, address, at }: BreakGlassEntry,
): Promise<void> {
  const id = v7({ msecs: at.getTime() })
  if (!(await noteBreakGlassUse(tx, { id, sessionId, userId: person.id, address, at }))) return
  await writeAuditEvent(tx, {
    action: EVENT,
    target: { kind: 'session', id: publicId('session', sessionId) },
    at,
  })
  const told = (await listWebhooks(tx)).filter(
    ({ disabledAt, events }) => disabledAt === null && events.includes(EVENT),
  )
  const ids = told.map((hook) => hook.id)
  const item = { name: person.name, at: at.toISOString(), address, path: PATH }
  await queueMessage(tx, ids, { event: EVENT, total: 1, items: [item], path: PATH }, at)
}
