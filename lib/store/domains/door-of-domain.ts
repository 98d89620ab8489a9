import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** The slug of the tenant that has proved a domain; null for any other. */
export async function doorOfDomain(_key: Lookup, domain: string): Promise<string | null> {
  const rows = await prisma().$queryRaw<{ slug: string }[]>`SELECT slug FROM app.door_of_domain(${domain})`
  return rows[0]?.slug ?? null
}
