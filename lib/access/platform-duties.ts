import { PLATFORM_ACTIONS, type PlatformAction } from './actions'
import type { AdminRole } from './duties'

/**
 * 三员分立 on the platform (decision 028): what each of the three may do there, where duties are separated. The one table that the server
 * enforces and the pages show by.
 */
export const PLATFORM_DUTIES = {
  system_admin: [
    'platform.tenants.read',
    'platform.tenants.write',
    'platform.identity.read',
    'platform.identity.write',
    'platform.people.read',
    'platform.lists.read',
    'platform.lists.write',
    'platform.operation.read',
  ],
  security_admin: [
    'platform.tenants.read',
    'platform.identity.read',
    'platform.people.read',
    'platform.people.write',
    'platform.lists.read',
  ],
  audit_admin: [
    'platform.tenants.read',
    'platform.people.read',
    'platform.audit.read',
    'platform.lists.read',
    'platform.operation.read',
  ],
} as const satisfies Record<AdminRole, readonly PlatformAction[]>

export interface PlatformStanding {
  platformAdmin: boolean
  /** Where duties are separated on the platform: theirs, or null for none. Left out: they are not separated. */
  platformDuty?: AdminRole | null
}

/** What somebody may do on the platform: all of it, or what their duty allows. */
export function platformActionsOf({
  platformAdmin,
  platformDuty,
}: PlatformStanding): readonly PlatformAction[] {
  if (!platformAdmin || platformDuty === null) return []
  return platformDuty === undefined ? PLATFORM_ACTIONS : PLATFORM_DUTIES[platformDuty]
}
