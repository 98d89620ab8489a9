import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface ReviewClaim {
  identityId: string
  userId: string
  providerId: string
  subject: string
  /** When the provider last said that they are still theirs. */
  vouchedAt: Date
}

/**
 * Of many requests of a person at once, the one that asks their provider again, for every session they have by it; null for
 * the others, and when it was asked after `due`.
 */
export async function claimReview(
  _key: Lookup,
  { hash, due, at }: { hash: Uint8Array<ArrayBuffer>; due: Date; at: Date },
): Promise<ReviewClaim | null> {
  const rows = await prisma().$queryRaw<ReviewClaim[]>`
    SELECT identity_id AS "identityId", user_id AS "userId", provider_id AS "providerId", subject, vouched_at AS "vouchedAt"
    FROM app.claim_review(${hash}, ${due}::timestamptz, ${at}::timestamptz)`
  return rows[0] ?? null
}
