import { failingAssets } from '@/lib/core/standings/scope-rows'
import { assessmentDto } from '../assessment-dto'
import { rankedFixes } from '../fix-first-dto'
import type { JudgedAll } from '../judged'
import { populationOf, quietLooks } from '../population'
import type { Standings } from '../standings'
import type { Times } from '../times'

/** Everything that pages of standings say. */
export function standingsSaid({ judged, population, quiet, assetsOf }: Standings, times: Times) {
  return {
    assessments: judged.map((one) => assessmentDto(one, times)),
    verdicts: judged.map((one) =>
      one.controls.map((c) => [c.control.id, c.verdict, c.machineVerdict, c.reason, c.determination?.id]),
    ),
    fixes: rankedFixes({ judged, assetsOf }).map(({ safeguard, closes, touches, assets, total }) => ({
      safeguard,
      closes,
      touches,
      assets,
      total,
    })),
    population,
    quiet,
  }
}

/** The same of the full computation. */
export function wholeSaid({ judged, evidence }: JudgedAll, times: Times) {
  const standings: Standings = {
    judged,
    population: populationOf(evidence, times),
    quiet: quietLooks(evidence, times),
    assetsOf: (rows, most) => failingAssets(rows, new Map(), most),
  }
  return standingsSaid(standings, times)
}
