import type pg from 'pg'

interface Corked extends NodeJS.WritableStream {
  cork(): void
  uncork(): void
}
const streamOf = (client: pg.PoolClient) =>
  (client as unknown as { connection: { stream: Corked } }).connection.stream

/** When all that was written to a connection has left this process; also where the connection is gone, of which the statements tell. */
export function allSent(client: pg.PoolClient): Promise<void> {
  return new Promise((resolve) => {
    streamOf(client).write('', () => resolve())
  })
}

/** Holds back whatever is written to a connection until the function is called. */
export function heldBack(client: pg.PoolClient): () => void {
  const stream = streamOf(client)
  stream.cork()
  return () => stream.uncork()
}
