import { HOUSE } from '@/lib/access/house'
import { authorise, type ForbiddenError, systemScope } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { publicId } from '@/lib/core/public-id'
import { writeHourlyEvent } from '@/lib/store/audit/write-hourly-event'
import { inTenant } from '@/lib/store/in-tenant'

const HOUR = 3_600_000
/** What this process wrote already this hour: who tries in a loop costs nothing more. */
const noted = { hour: -1, keys: new Set<string>() }

/**
 * Notes that somebody asked for what their role does not allow, once an actor, action and hour: in the audit log of the tenant
 * it was asked of, or in the platform's own when it was asked of the platform. A refusal stays one when it cannot be noted.
 */
export async function noteRefusal(principal: Principal, { action }: ForbiddenError): Promise<void> {
  const { actor, tenant } = principal
  const at = new Date()
  const hour = Math.floor(at.getTime() / HOUR)
  if (noted.hour !== hour) Object.assign(noted, { hour, keys: new Set() })
  const key = [tenant?.id, actor.kind, actor.subject, action].join(' ')
  if (noted.keys.has(key)) return
  noted.keys.add(key)
  try {
    await (tenant
      ? inTenant(authorise(principal, 'tenant.read', 'submissions.create'), (tx) =>
          writeHourlyEvent(tx, { action: 'access.refused', target: { kind: 'action', id: action }, at }),
        )
      : noteAtPlatform(principal, action, at))
  } catch (error) {
    // To be tried again: it was not written.
    noted.keys.delete(key)
    process.stderr.write(
      `${JSON.stringify({ level: 'error', at, where: 'audit log', message: `a refusal was not noted: ${String(error)}` })}\n`,
    )
  }
}

/** Who is of no tenant here is named by their id: they are not of the house, to act in it. */
async function noteAtPlatform({ actor }: Principal, action: string, at: Date): Promise<void> {
  const { address, provider } = actor
  const id = actor.kind === 'person' ? publicId('user', actor.subject) : publicId('token', actor.subject)
  await inTenant(systemScope(HOUSE, 'sign-in'), (tx) =>
    writeHourlyEvent(tx, {
      action: 'access.refused',
      target: { kind: actor.kind === 'person' ? 'user' : 'token', id },
      after: { action },
      ...{ at, address, provider },
    }),
  )
}
