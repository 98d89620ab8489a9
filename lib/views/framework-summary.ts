import type { Catalogue, Framework, Strength } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import type { AssessmentRow } from '@/lib/store/assessments/assessments-at'
import type { FrameworkSummaryDto } from './framework.schema'

export const STRENGTHS = ['full', 'partial', 'supporting'] as const satisfies readonly Strength[]

/** safeguard → the strongest edge that it has to a control of the framework. */
export function strongestEdges(catalogue: Catalogue, framework: Framework): Map<string, Strength> {
  const strongest = new Map<string, Strength>()
  for (const edge of catalogue.edges) {
    if (edge.framework !== framework.id) continue
    const known = strongest.get(edge.safeguard)
    if (!known || STRENGTHS.indexOf(edge.strength) < STRENGTHS.indexOf(known))
      strongest.set(edge.safeguard, edge.strength)
  }
  return strongest
}

/** A standard in a line of the list: its edition, how far checks reach, and who of the tenant uses it. */
export function frameworkSummary(
  catalogue: Catalogue,
  framework: Framework,
  assessments: readonly AssessmentRow[],
): FrameworkSummaryDto {
  const { id, version, title, status, retired, standing, controls, levels } = framework
  const judged = controls.filter((one) => one.kind === 'control')
  const by = (kind: 'automated' | 'partly' | 'manual') =>
    judged.filter((one) => one.assessment === kind).length
  const strongest = [...strongestEdges(catalogue, framework).values()]
  const of = (strength: Strength) => strongest.filter((one) => one === strength).length
  return {
    id,
    family: catalogue.familyOf.get(id) ?? '',
    version,
    title,
    status,
    retired: retired ?? null,
    standing,
    counts: {
      controls: judged.length,
      automated: by('automated'),
      partly: by('partly'),
      manual: by('manual'),
      clauses: controls.filter((one) => one.kind === 'clause').length,
    },
    safeguards: { full: of('full'), partial: of('partial'), supporting: of('supporting') },
    assessments: assessments
      .filter((row) => row.frameworkId === id)
      .sort((a, b) => levels.findIndex((l) => l.id === a.level) - levels.findIndex((l) => l.id === b.level))
      .map((row) => ({
        id: publicId('assessment', row.id),
        name: row.name,
        level_title: levels.find((level) => level.id === row.level)?.title ?? null,
      })),
  }
}
