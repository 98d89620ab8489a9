import type { PersonTx } from '../in-person'
import type { SessionEnd } from './end-session'

export interface OtherSessions {
  userId: string
  /** The one that stays; null: none does. */
  but: string | null
  why: SessionEnd
  at: Date
}

/** Ends every session of a person but one; answers how many. */
export async function endOtherSessions(
  { db }: PersonTx,
  { userId, but, why, at }: OtherSessions,
): Promise<number> {
  const rows = await db.$queryRaw<{ ended: number }[]>`
    SELECT app.end_other_sessions(${userId}::uuid, ${but}::uuid, ${why}, ${at}::timestamptz) AS ended`
  return rows[0]?.ended ?? 0
}
