import type { BenchWorld } from './bench-world'

/** CPU of the database that one prepared read of one row by its primary key takes here, in milliseconds. */
export async function pointReadCost({ admin, cpu }: BenchWorld): Promise<number> {
  const { rows } = await admin.query<{ tenant: string; id: string }>(
    'SELECT tenant_id AS tenant, id FROM asset LIMIT 1',
  )
  const read = () =>
    admin.query({
      name: 'bench-point-read',
      text: 'SELECT name FROM asset WHERE tenant_id = $1 AND id = $2',
      values: [rows[0]?.tenant, rows[0]?.id],
    })
  const times = 2000
  for (let i = 0; i < 100; i++) await read()
  const before = cpu().database
  for (let i = 0; i < times; i++) await read()
  return (cpu().database - before) / times
}
