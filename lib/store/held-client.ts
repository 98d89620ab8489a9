import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** The connection that a transaction holds, from its BEGIN until it is given back to the pool. */
export interface HeldClient {
  readonly client: pg.PoolClient
  /** Given back: whoever still asks through it would ask in the transaction of somebody else. */
  over: boolean
}

// One a process, like the pool itself: Next bundles route files separately, and whichever makes the pool lends to all of them.
const held = globalThis as typeof globalThis & { plimsollLending?: AsyncLocalStorage<HeldClient> }
held.plimsollLending ??= new AsyncLocalStorage<HeldClient>()
const lending = held.plimsollLending

/** Runs what takes a connection from a {@link LendingPool}, and is lent one that is held already. */
export const lent = <T>(held: HeldClient, take: () => T): T => lending.run(held, take)

/** A pool that lends a connection that is held to whoever joins its transaction: they neither begin, end nor give it back. */
export class LendingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Callback): void
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback)
      return undefined
    }
    const held = lending.getStore()
    return held ? Promise.resolve(joining(held)) : super.connect()
  }
}
type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean) => void,
) => void

const FRAME = /^(BEGIN|COMMIT|ROLLBACK)$/
const NOTHING = { rows: [], fields: [], rowCount: 0 }

function joining(held: HeldClient): pg.PoolClient {
  const own: Record<string, unknown> = {
    release: () => {},
    query: async (asked: { text: string }) => {
      if (FRAME.test(asked.text)) return NOTHING
      if (held.over) throw overError()
      return held.client.query(asked)
    },
  }
  return new Proxy(held.client, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(own, name)) return own[name]
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

export const overError = () => new Error('The transaction is over; nothing more can be asked in it.')
