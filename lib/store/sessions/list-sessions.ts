import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface SessionRow {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  provider: string
  address: string | null
  userAgent: string | null
}

/** A person's sessions that were not ended, last used first; expired ones too. */
export async function listSessions(_key: Lookup, userId: string): Promise<SessionRow[]> {
  return prisma().$queryRaw<SessionRow[]>`
    SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", provider, address,
      user_agent AS "userAgent"
    FROM app.list_sessions(${userId}::uuid)`
}
