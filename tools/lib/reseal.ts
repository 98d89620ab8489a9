import { sealAnew } from '../../lib/seal/seal-anew'
import { reseal } from '../../lib/store/owner/reseal'
import type { Log } from './log'
import { step } from './step'

/** Seals everything anew under the secret of the environment, and says how it went; true when everything opened. */
export async function resealAll(ownerUrl: string, log: Log): Promise<boolean> {
  const { resealed, unopened } = await step(log, 'Sealing secrets anew under PLIMSOLL_SECRET', () =>
    reseal(ownerUrl, sealAnew),
  )
  log(`  ${resealed} sealed anew`)
  const lost = Object.entries(unopened)
  for (const [column, values] of lost) log(`  ${values} of ${column} open under no secret that is given`)
  if (lost.length === 0) log('  PLIMSOLL_SECRET_PREVIOUS is needed no longer')
  return lost.length === 0
}
