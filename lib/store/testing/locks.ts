import type { LeakWorld } from './leak-world'
import type { Reading } from './reading'
import { under, type Way } from './walls'

const LOCKED = [
  'asset',
  'assessment',
  'bulk_change',
  'determination',
  'exception',
  'finding',
  'identity_provider',
  'log_head',
  'membership',
  'report',
  'retention',
  'webhook',
  'tenant',
]

/** How many rows of the first tenant nobody holds a lock on. */
export async function unlocked({ owner, a }: LeakWorld): Promise<number> {
  let free = 0
  for (const table of LOCKED) {
    const key = table === 'tenant' ? 'id' : 'tenant_id'
    const sql = `SELECT 1 FROM "${table}" WHERE ${key} = $1 FOR UPDATE SKIP LOCKED`
    free += (await owner.query(sql, [a.tenant.id])).rows.length
  }
  return free
}

/** The same while a call's transaction is open. */
export function unlockedDuring(world: LeakWorld, way: Way, call: Reading): Promise<number> {
  return under(way, async (tx) => {
    await call(tx, world.a).catch(() => null)
    return unlocked(world)
  })
}
