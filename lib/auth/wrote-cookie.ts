import { lookup } from '@/lib/access/keys'
import type { ReplicaReads } from '@/lib/access/principal'
import { settings } from '@/lib/config/settings'
import { walPosition } from '@/lib/store/health/wal-position'
import { sessionCookie } from './session-cookie'

/** By then every replica that is read from has come past it. */
const SECONDS = 60
const NAME = 'plimsoll.wrote'
const POSITION = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/

/** What a request that changes nothing may read from a replica: whatever has come as far as its browser's own last change. */
export function replicaReads(cookies: string | null): ReplicaReads {
  const own = (cookies ?? '')
    .split(/; */)
    .find((cookie) => cookie.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1)
  return { after: own !== undefined && POSITION.test(own) ? own : null }
}

/**
 * The cookie that lets somebody who has just changed something read it, wherever they are sent next: how far the log of the primary
 * had come. Null where there is no replica.
 */
export async function wroteCookie(): Promise<string | null> {
  if (!process.env.DATABASE_REPLICA_URL) return null
  const position = await walPosition(lookup('session'))
  const secure = sessionCookie(settings().url).options.secure ? '; Secure' : ''
  return `${NAME}=${position}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}
