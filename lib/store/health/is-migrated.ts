import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/**
 * Whether the database answers and has the functions this build calls (the app's role may not read the history of
 * migrations). @throws when it cannot be reached
 */
export async function isMigrated(_key: Lookup): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ ready: boolean }[]>`
    SELECT to_regprocedure('app.session_principal(bytea,text,timestamptz)') IS NOT NULL AS ready`
  return rows[0]?.ready === true
}
