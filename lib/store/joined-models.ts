import type { Prisma, PrismaClient } from './generated/client'
import { type HeldClient, lent } from './held-client'

/** Prisma's models within a transaction that is under way on a connection of ours. */
export interface JoinedModels {
  /** A model, by the name of a transaction's property. */
  model(name: string): unknown
  /** Ends Prisma's part, where it has one; the transaction itself goes on. */
  leave(): Promise<void>
}

/** Prisma joins when a model is first asked: most transactions ask raw statements alone, and its part costs a millisecond of CPU. */
export function joinedModels(prisma: PrismaClient, held: HeldClient, timeout: number): JoinedModels {
  let joined: Promise<Prisma.TransactionClient> | undefined
  let part: Promise<void> = Promise.resolve()
  let end = () => {}
  const over = new Promise<void>((resolve) => {
    end = resolve
  })
  const join = () => {
    joined ??= new Promise((resolve, reject) => {
      const stay = (db: Prisma.TransactionClient) => {
        resolve(db)
        return over
      }
      part = lent(held, () => prisma.$transaction(stay, { timeout }))
      part.catch(reject)
    })
    return joined
  }
  const call = async (model: string, method: string, args: unknown[]): Promise<unknown> => {
    const db = (await join()) as unknown as Record<string, Record<string, (...args: unknown[]) => unknown>>
    return db[model]?.[method]?.(...args)
  }
  return {
    model: (name) =>
      new Proxy(
        {},
        {
          get:
            (_, method) =>
            (...args: unknown[]) =>
              call(name, String(method), args),
        },
      ),
    async leave() {
      end()
      await part
    },
  }
}
