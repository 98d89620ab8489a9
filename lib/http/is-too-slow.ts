/** Whether an error says that a transaction outlived its time, or waited too long to begin (Prisma P2028). */
export function isTooSlow(error: unknown): boolean {
  let current = error
  for (let depth = 0; depth < 8 && current !== null && typeof current === 'object'; depth++) {
    if ('code' in current && current.code === 'P2028') return true
    current = 'cause' in current ? current.cause : null
  }
  return false
}
