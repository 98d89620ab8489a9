import { createHash } from 'node:crypto'

/** What is kept of a code; however it is typed. */
export function recoveryCodeHash(userId: string, code: string): string {
  const letters = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`${userId}:${letters}`).digest('base64url')
}
