import type pg from 'pg'
import type { Account } from './account'
import { otherKeepers } from './keeper'
import { programPath, runProgram } from './programs'
import { claimedBy, isPostgres } from './running'

/** Lets go of the server and, if nobody else uses it, shuts it down: quickly but cleanly, within 30 seconds. */
export async function stopServer(
  keeper: pg.Client,
  place: { files: string; programs: string },
  account: Account | undefined,
): Promise<void> {
  const others = await otherKeepers(keeper).catch(() => 0)
  await keeper.end().catch(() => {})
  const claim = claimedBy(place.files)
  // Of a server that was killed only the claim is left.
  if (others > 0 || !claim || !isPostgres(claim.pid)) return
  const stop = (mode: string) =>
    runProgram(
      programPath(place.programs, 'pg_ctl'),
      ['stop', `--pgdata=${place.files}`, `--mode=${mode}`, '--wait', '--timeout=30'],
      account,
    )
  await stop('fast').catch(async (error: unknown) => {
    if (claimedBy(place.files)) await stop('immediate').catch(() => Promise.reject(error))
  })
}
