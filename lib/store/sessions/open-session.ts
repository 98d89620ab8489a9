import type { PersonTx } from '../in-person'

export interface NewSession {
  /** SHA-256 of the opaque id that the cookie carries. */
  hash: Uint8Array<ArrayBuffer>
  id: string
  userId: string
  at: Date
  expiresAt: Date
  provider: string
  address: string | null
  userAgent: string | null
  /** Whom a provider vouched for; null for local accounts. */
  identityId: string | null
  /** What the provider calls the session (OpenID Connect: `sid`). */
  providerSession: string | null
  /** Tokens with which the provider is asked again, sealed. */
  sealed: Uint8Array<ArrayBuffer> | null
  secondFactorAt: Date | null
}

/** Keeps a session that begins. */
export async function openSession({ db }: PersonTx, session: NewSession): Promise<void> {
  await db.$queryRaw`
    SELECT 1 AS done FROM app.open_session(${session.hash}, ${session.id}::uuid, ${session.userId}::uuid,
      ${session.at}::timestamptz, ${session.expiresAt}::timestamptz, ${session.provider}, ${session.address}, ${session.userAgent},
      ${session.identityId}::uuid, ${session.providerSession}, ${session.sealed}, ${session.secondFactorAt}::timestamptz)`
}
