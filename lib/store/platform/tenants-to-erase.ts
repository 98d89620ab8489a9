import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface TenantToErase {
  id: string
  slug: string
  name: string
  /** When and by whom (a user's id) it was asked for. */
  askedAt: Date | null
  askedBy: string | null
}

/** Tenants whose day has come, by the clock of the database. */
export async function tenantsToErase(_key: Lookup): Promise<TenantToErase[]> {
  return prisma().$queryRaw<TenantToErase[]>`
    SELECT id, slug, name, delete_asked_at AS "askedAt", delete_asked_by AS "askedBy" FROM app.tenants_to_erase()`
}
