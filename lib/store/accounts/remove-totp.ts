import type { PersonTx } from '../in-person'

/** Takes a person's second factor away, with its recovery codes; false when there was none. */
export async function removeTotp({ db }: PersonTx, userId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ removed: boolean }[]>`
    SELECT app.remove_totp(${userId}::uuid) AS removed`
  return rows[0]?.removed === true
}
