import pg from 'pg'
import type { PrincipalTenant } from '@/lib/access/principal'

/** Every tenant, with the owner's connection: for commands of whoever runs the installation. */
export async function ownedTenants(ownerUrl: string): Promise<PrincipalTenant[]> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const { rows } = await client.query<PrincipalTenant>(
      'SELECT id, slug, name, time_zone AS "timeZone", language FROM public.tenant ORDER BY slug',
    )
    return rows
  } finally {
    await client.end()
  }
}
