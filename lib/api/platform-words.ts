import type { PlatformAction } from '@/lib/access/actions'
import { ADMIN_ROLES } from '@/lib/access/duties'
import { PLATFORM_DUTIES } from '@/lib/access/platform-duties'

/** Which administrators of the platform an action is of, where duties are separated there. */
export function platformWords(action: PlatformAction): string {
  const of = ADMIN_ROLES.filter((duty) =>
    (PLATFORM_DUTIES[duty] as readonly PlatformAction[]).includes(action),
  )
  return `platform administrators; with separate duties ${of.join(', ')}`
}
