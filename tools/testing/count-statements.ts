import pg from 'pg'

/**
 * Runs work and answers the SQL it sent, whatever client sent it, without what begins and ends transactions. Not for
 * tests that run others beside it in one process.
 */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ value: T; statements: string[] }> {
  const statements: string[] = []
  const prototype = pg.Client.prototype
  const query = Object.getOwnPropertyDescriptor(prototype, 'query')
  if (!query) throw new Error('pg.Client has no query')
  const original: (...args: unknown[]) => unknown = query.value
  Object.defineProperty(prototype, 'query', {
    ...query,
    value(this: pg.Client, ...args: unknown[]) {
      const [first] = args
      const text = typeof first === 'string' ? first : String((first as { text?: string } | null)?.text ?? '')
      if (!/^(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)/i.test(text)) statements.push(text)
      return original.apply(this, args)
    },
  })
  try {
    return { value: await work(), statements }
  } finally {
    Object.defineProperty(prototype, 'query', query)
  }
}
