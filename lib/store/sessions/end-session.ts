import type { PersonTx } from '../in-person'

export type SessionEnd =
  | 'sign-out'
  | 'idle'
  | 'expired'
  | 'ended'
  | 'password-changed'
  | 'second-factor-changed'
  /** It refused to go on. */
  | 'provider'
  /** It no longer knows the person, or they are disabled there. */
  | 'provider-gone'
  /** It did not answer for too long. */
  | 'provider-silent'
  /** It was removed, or switched off. */
  | 'provider-removed'
  /** No rule gives them a role any more. */
  | 'no-role'

/** Ends one session of a person; answers whether there was one to end. */
export async function endSession(
  { db }: PersonTx,
  { userId, sessionId, why, at }: { userId: string; sessionId: string; why: SessionEnd; at: Date },
): Promise<boolean> {
  const rows = await db.$queryRaw<{ ended: boolean }[]>`
    SELECT app.end_session(${userId}::uuid, ${sessionId}::uuid, ${why}, ${at}::timestamptz) AS ended`
  return rows[0]?.ended === true
}
