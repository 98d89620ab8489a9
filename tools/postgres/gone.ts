import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { claimedBy, isPostgres } from './running'

/**
 * Settles when the server of a keeper's connection is no more, whoever ended it. A server that only recovers from a crash
 * closes the connection too, but lives on.
 */
export async function gone(keeper: pg.Client, files: string): Promise<void> {
  await new Promise<void>((resolve) => keeper.once('end', () => resolve()))
  for (;;) {
    const claim = claimedBy(files)
    if (!claim || !isPostgres(claim.pid)) return
    await sleep(500, undefined, { ref: false })
  }
}
