import type pg from 'pg'

/** When all that was written to a connection has left this process; also where the connection is gone, of which the statements tell. */
export function allSent(client: pg.PoolClient): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream } }).connection
  return new Promise((resolve) => {
    stream.write('', () => resolve())
  })
}
