import type { TenantTx } from '../in-tenant'

/**
 * Leads people of a domain, which the tenant claims and has proved, to its door. `from`: the proof of the tenant that has it, which stands no
 * more; '' for none. False when another has it.
 */
export async function takeDomain(
  tx: TenantTx,
  { domain, from, at }: { domain: string; from: string; at: Date },
): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ taken: boolean }[]>`
    SELECT app.take_domain(${domain}, ${from}, ${at}::timestamptz) AS taken`
  return rows[0]?.taken ?? false
}
