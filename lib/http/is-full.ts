/** Of PostgreSQL (disk_full), and of the file system. */
const CODES = /^(53100|ENOSPC|EDQUOT)$/

/** Whether an error says that there is no room left on the disk of the database or on ours, looking through its causes. */
export function isFull(error: unknown, depth = 0): boolean {
  if (depth > 8 || error === null || typeof error !== 'object') return false
  const { code, originalCode, cause, meta } = error as Record<string, unknown>
  if ([code, originalCode].some((one) => typeof one === 'string' && CODES.test(one))) return true
  const adapter = meta !== null && typeof meta === 'object' && 'driverAdapterError' in meta
  return isFull(cause, depth + 1) || (adapter && isFull(meta.driverAdapterError, depth + 1))
}
