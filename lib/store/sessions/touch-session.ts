import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Notes that a session is in use. */
export async function touchSession(_key: Lookup, hash: Uint8Array<ArrayBuffer>, at: Date): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.touch_session(${hash}, ${at}::timestamptz)`
}
