import type { PersonTx } from '../in-person'

export interface RotatedSession {
  userId: string
  sessionId: string
  /** SHA-256 of the new opaque id. */
  hash: Uint8Array<ArrayBuffer>
  /** Null: as it was. */
  secondFactorAt: Date | null
}

/** Puts a session under a new opaque id; the cookie before is worth nothing from here on. False when it has ended. */
export async function rotateSession({ db }: PersonTx, rotated: RotatedSession): Promise<boolean> {
  const { userId, sessionId, hash, secondFactorAt } = rotated
  const rows = await db.$queryRaw<{ done: boolean }[]>`
    SELECT app.rotate_session(${userId}::uuid, ${sessionId}::uuid, ${hash}, ${secondFactorAt}::timestamptz) AS done`
  return rows[0]?.done === true
}
