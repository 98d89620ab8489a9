/** Of PostgreSQL (class 08, 53, 57P), Prisma and the network: nothing was done, and later it may work. */
const CODES =
  /^(08...|53...|57P0[1-4]|40001|40P01|P1001|P1002|P1008|P1017|P2024|P2028|P2034|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/

/** Whether an error says that the database is away or too busy, looking through its causes. */
export function isUnavailable(error: unknown): boolean {
  let current = error
  for (let depth = 0; depth < 8 && current !== null && typeof current === 'object'; depth++) {
    for (const name of ['code', 'originalCode'] as const) {
      const code = name in current ? (current as Record<string, unknown>)[name] : undefined
      if (typeof code === 'string' && CODES.test(code)) return true
    }
    current = 'cause' in current ? current.cause : null
  }
  return false
}
