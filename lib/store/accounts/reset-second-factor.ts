import type { TenantTx } from '../in-tenant'

export interface SecondFactorReset {
  userId: string
  /** What the person is told when they come in next. */
  note: { at: string; by: string; tenant: string }
  at: Date
}

/**
 * Takes the second factor away from a person who is of the transaction's tenant and of no other; all their sessions end.
 * @returns `elsewhere`: they are of another tenant too, or run the platform, and nothing was done; `none`: they have none
 */
export async function resetSecondFactor(
  tx: TenantTx,
  { userId, note, at }: SecondFactorReset,
): Promise<'done' | 'none' | 'elsewhere'> {
  const rows = await tx.db.$queryRaw<{ outcome: 'done' | 'none' | 'elsewhere' }[]>`
    SELECT app.reset_second_factor(${userId}::uuid, ${JSON.stringify(note)}::jsonb, ${at}::timestamptz) AS outcome`
  return rows[0]?.outcome ?? 'none'
}
