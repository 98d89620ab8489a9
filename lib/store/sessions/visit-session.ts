import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Notes that a session is in use, and in which tenant. */
export async function visitSession(
  _key: Lookup,
  { sessionId, tenantId, at }: { sessionId: string; tenantId: string; at: Date },
): Promise<void> {
  await prisma().$queryRaw`
    SELECT 1 AS done FROM app.visit_session(${sessionId}::uuid, ${tenantId}::uuid, ${at}::timestamptz)`
}
