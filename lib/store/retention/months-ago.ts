import type { TenantTx } from '../in-tenant'

/** The instant so many months ago, by the clock and the calendar of the database, as the time that is kept is counted. */
export async function monthsAgo(tx: TenantTx, months: number): Promise<Date> {
  const [row] = await tx.db.$queryRaw<
    { at: Date }[]
  >`SELECT now() - make_interval(months => ${months}::int) AS at`
  if (!row) throw new Error('the database knows no time')
  return row.at
}
