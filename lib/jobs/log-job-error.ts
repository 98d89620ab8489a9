/** One JSON line on stderr for a job that failed; addresses lose their passwords. */
export function logJobError(queue: string, error: unknown): void {
  const known = error instanceof Error ? error : new Error(String(error))
  const redacted = (text: string) => text.replaceAll(/(\w+:\/\/[^:@/\s]*:)[^@/\s]+@/g, '$1…@')
  const line = {
    level: 'error',
    at: new Date().toISOString(),
    queue,
    name: known.name,
    message: redacted(known.message),
    stack: redacted(known.stack ?? ''),
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
