import type { Catalogue } from '@/lib/core/framework'
import type { FindingDto } from './finding.schema'

type ControlRefs = FindingDto['controls']
const known = new WeakMap<Catalogue, Map<string, ControlRefs>>()

/** Controls of current frameworks that a check's failure counts against, in the order of the frameworks. */
export function controlsOfCheck(catalogue: Catalogue, checkKey: string): ControlRefs {
  const kept = known.get(catalogue) ?? new Map<string, ControlRefs>()
  known.set(catalogue, kept)
  const refs = kept.get(checkKey) ?? find(catalogue, checkKey)
  kept.set(checkKey, refs)
  return refs
}

function find(catalogue: Catalogue, checkKey: string): ControlRefs {
  const safeguards = new Set(catalogue.checkByKey.get(checkKey)?.safeguards.map((s) => s.id))
  return catalogue.frameworks
    .filter((framework) => !framework.retired)
    .flatMap((framework) => {
      const ids = new Set(
        catalogue.edges
          .filter(
            (edge) =>
              edge.framework === framework.id && edge.on_fail === 'gap' && safeguards.has(edge.safeguard),
          )
          .map((edge) => edge.control),
      )
      return framework.controls
        .filter((control) => ids.has(control.id))
        .map((control) => ({
          framework: framework.id,
          control: control.id,
          ref: control.ref,
          title: control.title,
        }))
    })
}
