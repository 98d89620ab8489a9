import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Keeps the tokens of a session, sealed at `session/ID`. */
export async function keepSessionTokens(
  _key: Lookup,
  sessionId: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.keep_session_tokens(${sessionId}::uuid, ${sealed})`
}
