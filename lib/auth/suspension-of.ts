import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { findSuspension, type SuspensionRow } from '@/lib/store/tenants/find-suspension'

/** What a member of a suspended tenant is told at its door; null for everybody else. */
export async function suspensionOf(principal: Principal | null, slug: string): Promise<SuspensionRow | null> {
  return principal?.suspended ? findSuspension(lookup('sign-in'), slug) : null
}
