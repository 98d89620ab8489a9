import type { Catalogue } from './framework'

const weights = new WeakMap<Catalogue, Map<string, number>>()

/**
 * How many controls of current frameworks hang on a check: distinct controls with a counted edge whose failure is a gap.
 * What a finding is worth to fix, before scope and level are known.
 */
export function checkWeight(catalogue: Catalogue, checkKey: string): number {
  let known = weights.get(catalogue)
  if (!known) {
    known = new Map()
    weights.set(catalogue, known)
  }
  const kept = known.get(checkKey)
  if (kept !== undefined) return kept
  const safeguards = new Set(catalogue.checkByKey.get(checkKey)?.safeguards.map((s) => s.id))
  const controls = new Set(
    catalogue.edges
      .filter(
        (edge) =>
          safeguards.has(edge.safeguard) &&
          edge.on_fail === 'gap' &&
          !catalogue.frameworkById.get(edge.framework)?.retired,
      )
      .map((edge) => `${edge.framework}\n${edge.control}`),
  )
  known.set(checkKey, controls.size)
  return controls.size
}
