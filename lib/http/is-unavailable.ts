/** Of PostgreSQL (class 08, 53, 57P), Prisma and the network: nothing was done, and later it may work. */
const CODES =
  /^(08...|53...|57P0[1-5]|40001|40P01|P1001|P1002|P1008|P1017|P2024|P2034|P2037|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/

/** What the driver adapter calls the same; a raw query that fails says only this, under the code P2010. */
const KINDS =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict)$/

/** Last resort: errors of the driver that carry neither, in its own words. */
const MESSAGES =
  /Can't reach database server|Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|Server has closed the connection/

/** Whether an error says that the database is away or too busy, looking through its causes. */
export function isUnavailable(error: unknown, depth = 0): boolean {
  if (depth > 8 || error === null || typeof error !== 'object') return false
  const { code, originalCode, kind, message, cause, meta } = error as Record<string, unknown>
  const matches = (pattern: RegExp, value: unknown) => typeof value === 'string' && pattern.test(value)
  if (matches(CODES, code) || matches(CODES, originalCode) || matches(KINDS, kind)) return true
  if (matches(MESSAGES, message)) return true
  return isUnavailable(cause, depth + 1) || isUnavailable(adapterError(meta), depth + 1)
}

/** What the driver adapter said, where Prisma wraps it (`error.meta`). */
function adapterError(meta: unknown): unknown {
  return meta !== null && typeof meta === 'object' && 'driverAdapterError' in meta
    ? meta.driverAdapterError
    : null
}
