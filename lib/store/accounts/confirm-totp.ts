import type { PersonTx } from '../in-person'

export interface ConfirmedTotp {
  userId: string
  /** As it was kept when the code was checked: another one begun since is not confirmed by it. */
  sealed: Uint8Array<ArrayBuffer>
  step: number
  recoveryCodes: readonly string[]
  at: Date
}

/** From here on the second factor counts; false when it did already, or was begun anew. */
export async function confirmTotp({ db }: PersonTx, confirmed: ConfirmedTotp): Promise<boolean> {
  const { userId, sealed, step, recoveryCodes, at } = confirmed
  const rows = await db.$queryRaw<{ done: boolean }[]>`
    SELECT app.confirm_totp(${userId}::uuid, ${sealed}, ${step}::bigint, ${at}::timestamptz,
      ${[...recoveryCodes]}::text[]) AS done`
  return rows[0]?.done === true
}
