import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

/** Tenants of which some asset has not been worked out under a catalogue. */
export async function tenantsToTally(_key: Lookup, catalogueVersion: string): Promise<PrincipalTenant[]> {
  return prisma().$queryRaw<PrincipalTenant[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language FROM app.tenants_to_tally(${catalogueVersion})`
}
