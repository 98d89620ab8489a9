import { setImmediate } from 'node:timers/promises'
import { allSent, heldBack } from './all-sent'
import type { Connection } from './client'
import type { Prisma } from './generated/client'
import type { HeldClient } from './held-client'
import { joinedModels } from './joined-models'
import { isAborted, lateWrites } from './late-writes'
import { rawOn } from './raw-on'

/** How long a unit of work may take, unless it says otherwise. */
const USUAL_MS = 120_000

/** What a unit of work asks through. */
export interface OwnTransaction {
  readonly db: Prisma.TransactionClient
  /** Writes that nobody waits for: sent in their order, done before COMMIT, and whichever fails undoes all. */
  readonly later: (write: Promise<unknown>) => void
  /** When all that was asked so far has left this process. */
  readonly sent: () => Promise<void>
}

/**
 * Runs work in a transaction on a connection of its own. What begins it goes out with the first statement and COMMIT with the last, so
 * neither is a wait of its own.
 */
export async function inTransaction<T>(
  { pool, prisma }: Connection,
  work: (tx: OwnTransaction) => Promise<T>,
  timeoutMs = USUAL_MS,
): Promise<T> {
  const client = await pool.connect()
  // Whoever waits for a statement is told that the connection is gone; without a listener the process would end.
  client.on('error', ignore)
  const held: HeldClient = { client, over: false }
  let undone: Promise<unknown> | undefined
  const undo = () => {
    held.over = true
    undone ??= client.query('ROLLBACK')
    return undone
  }
  const timer = setTimeout(() => undo().catch(ignore), timeoutMs)
  const { later, settle, hasFailed } = lateWrites()
  const raw = rawOn(held)
  const models = joinedModels(prisma, held, timeoutMs)
  const db = new Proxy({} as Prisma.TransactionClient, {
    get(_, name) {
      if (typeof name !== 'string' || name === 'then') return undefined
      return Object.hasOwn(raw, name) ? raw[name as keyof typeof raw] : models.model(name)
    },
  })
  try {
    later(raw.$executeRawUnsafe('BEGIN'))
    const value = await done(work, { db, later, sent: () => allSent(client) }, settle)
    await models.leave()
    // What could not even be sent has failed by then, and the database knows nothing of it. All else waits for COMMIT, and goes out with it.
    const sendAll = heldBack(client)
    await setImmediate().finally(() => process.nextTick(sendAll))
    if (held.over) throw new Error(`A unit of work took longer than ${timeoutMs} ms.`)
    if (hasFailed()) await settle()
    held.over = true
    const [written, ended] = await Promise.allSettled([settle(), client.query('COMMIT')])
    if (written.status === 'rejected') throw written.reason
    if (ended.status === 'rejected') throw ended.reason
    if (ended.value.command !== 'COMMIT') throw new Error('A statement failed, so nothing was written.')
    clearTimeout(timer)
    client.release()
    client.off('error', ignore)
    return value
  } catch (error) {
    clearTimeout(timer)
    await models.leave().catch(ignore)
    const isClean = await undo().then(
      () => true,
      () => false,
    )
    client.release(!isClean)
    client.off('error', ignore)
    throw error
  }
}

/** What a write that nobody waited for failed of comes before what failed after it; not what failed since the work had. */
async function done<T>(
  work: (tx: OwnTransaction) => Promise<T>,
  tx: OwnTransaction,
  settle: () => Promise<void>,
): Promise<T> {
  try {
    return await work(tx)
  } catch (error) {
    await settle().catch((late: unknown) => {
      throw isAborted(late) ? error : late
    })
    throw error
  }
}

function ignore(): void {}
