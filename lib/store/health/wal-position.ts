import type { Lookup } from '@/lib/access/keys'
import { clientOf } from '../client-of'

/** How far the primary's write-ahead log has come: whatever was committed before is in it. */
export async function walPosition(key: Lookup): Promise<string> {
  const rows = await clientOf(key).$queryRaw<{ position: string }[]>`
    SELECT pg_current_wal_insert_lsn()::text AS position`
  return rows[0]?.position ?? '0/0'
}
