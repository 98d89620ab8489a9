import type { TenantTx } from '../in-tenant'

export interface ProviderLogout {
  /** As sessions name it: `oidc:` and its id. */
  provider: string
  issuer: string
  subject: string | null
  /** What the provider calls the session; null: all of the subject's. */
  sid: string | null
  at: Date
}
export interface EndedSessionRow {
  id: string
  userId: string
  userName: string
}

/** Ends the sessions here that a provider of this tenant's (with the key of the house: the platform's) says are over. */
export async function endSessionsAtProvider(
  tx: TenantTx,
  { provider, issuer, subject, sid, at }: ProviderLogout,
): Promise<EndedSessionRow[]> {
  return tx.db.$queryRaw<EndedSessionRow[]>`
    SELECT id, user_id AS "userId", user_name AS "userName"
    FROM app.end_sessions_at_provider(${provider}, ${issuer}, ${subject}, ${sid}, ${at}::timestamptz)`
}
