import type { Observation } from '../../core/report'

/** What is observed of an asset besides the root, by its place among them; made as it is taken. */
export function* ofAsset(
  asset: number,
  observations: Iterable<Observation>,
): Generator<Observation, void, undefined> {
  for (const observation of observations) yield { ...observation, asset }
}
