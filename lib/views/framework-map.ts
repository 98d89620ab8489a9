import type { Catalogue, Framework, MappingEdge, Safeguard } from '@/lib/core/framework'
import type { FrameworkDetailDto } from './framework.schema'
import { STRENGTHS, strongestEdges } from './framework-summary'

type Mapped = FrameworkDetailDto['safeguards_mapped'][number]
type ControlRef = FrameworkDetailDto['reach']['shows'][number]['controls'][number]

/** Number and name of a control; one that the framework does not have stands for itself. */
export function controlRefOf(framework: Framework, id: string): ControlRef {
  const control = framework.controls.find((one) => one.id === id)
  const { ref = id, kind = 'control', title = { en: id, zh: id } } = control ?? {}
  return { control: id, ref, kind, title }
}

/** The safeguards that carry evidence for a framework, strongest first, each with its edges and why they are drawn. */
export function frameworkMap(catalogue: Catalogue, framework: Framework): Mapped[] {
  const strongest = strongestEdges(catalogue, framework)
  const mapped = catalogue.safeguards.flatMap((safeguard) => {
    const strength = strongest.get(safeguard.id)
    return strength
      ? [{ ...whatItIs(safeguard), strength, edges: edgesOf(catalogue, framework, safeguard) }]
      : []
  })
  return mapped.sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength))
}

function whatItIs({ id, title, why, evidence }: Safeguard) {
  return { safeguard: id, title, why, evidence }
}

function edgesOf(catalogue: Catalogue, framework: Framework, safeguard: Safeguard): Mapped['edges'] {
  return catalogue.edges
    .filter((edge) => edge.framework === framework.id && edge.safeguard === safeguard.id)
    .sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength))
    .map((edge) => edgeDto(framework, edge))
}

function edgeDto(framework: Framework, edge: MappingEdge): Mapped['edges'][number] {
  return {
    ...controlRefOf(framework, edge.control),
    strength: edge.strength,
    on_fail: edge.on_fail ?? null,
    any_of: edge.any_of ?? null,
    by_analogy: edge.by_analogy ?? false,
    condition: edge.condition ?? null,
    levels: edge.levels ?? [],
    rationale: edge.rationale,
  }
}
