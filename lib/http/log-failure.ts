/** What must never reach a log, whatever put it into a message: tokens, passwords of addresses, signed cookies. */
const SECRETS: readonly [RegExp, string][] = [
  [/plm_[A-Za-z0-9_-]{8,}/g, 'plm_…'],
  [/(\w+:\/\/[^:@/\s]*:)[^@/\s]+@/g, '$1…@'],
  [/eyJ[A-Za-z0-9_-]{10,}[A-Za-z0-9_.-]*/g, 'eyJ…'],
  [/\$argon2[^\s"']+/g, '$argon2…'],
]

function redacted(text: string): string {
  return SECRETS.reduce((kept, [pattern, by]) => kept.replace(pattern, by), text)
}

/**
 * One JSON line on stderr for a failure nobody foresaw, to be found by its reference. What every request meets while the database is
 * away, slow or full is a warning, and where it was thrown says nothing then.
 */
export function logFailure(
  error: unknown,
  where: string,
  reference: string,
  level: 'error' | 'warn' = 'error',
): void {
  const known = error instanceof Error ? error : new Error(String(error))
  const line = {
    level,
    at: new Date().toISOString(),
    reference,
    where,
    name: known.name,
    message: redacted(known.message),
    ...(level === 'error' ? { stack: redacted(known.stack ?? '') } : {}),
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
