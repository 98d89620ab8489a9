import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** The connection that a transaction holds, from its BEGIN until it is given back to the pool. */
export interface HeldClient {
  client: pg.PoolClient | null
  /** Given back: whoever still asks through it would ask in the transaction of somebody else. */
  over: boolean
}

// One a process, like the pool itself: Next bundles route files separately, and whichever makes the pool tells all of them.
const held = globalThis as typeof globalThis & { plimsollHolding?: AsyncLocalStorage<HeldClient> }
held.plimsollHolding ??= new AsyncLocalStorage<HeldClient>()
const holding = held.plimsollHolding

/** Runs what begins a transaction, so that the connection it takes from the pool is known. */
export const holdingClient = <T>(held: HeldClient, begin: () => T): T => holding.run(held, begin)

/** A pool that tells whoever begins a transaction which connection it gave them, and when that is given back. */
export class TellingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Callback): void
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (!callback) return super.connect().then(told)
    super.connect(callback)
    return undefined
  }
}
type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean) => void,
) => void

function told(client: pg.PoolClient): pg.PoolClient {
  const held = holding.getStore()
  if (!held || held.client || held.over) return client
  const release = client.release.bind(client)
  held.client = client
  client.release = (error) => {
    held.over = true
    release(error)
  }
  return client
}
