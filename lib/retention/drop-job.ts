import type { PrincipalTenant } from '@/lib/access/principal'

/** Queue of dropping bytes that a tenant keeps no longer. */
export const DROP_QUEUE = 'drop-evidence'

export interface DropJob {
  tenant: PrincipalTenant
}
