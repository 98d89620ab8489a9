import type { Database } from './database'
import { PlainError } from './plain-error'

/**
 * Does work that is nothing without its embedded database.
 * @throws {PlainError} as soon as that database has ended
 */
export async function whileDatabaseLives<T>(
  { gone }: Pick<Database, 'gone'>,
  data: string,
  work: () => Promise<T>,
): Promise<T> {
  const lost = gone?.then((): never => {
    throw new PlainError(`The embedded PostgreSQL has ended; see ${data}/postgres.log. Everything stops.`)
  })
  return lost ? Promise.race([lost, work()]) : work()
}
