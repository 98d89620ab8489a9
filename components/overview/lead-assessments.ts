import type { AssessmentDto } from '@/lib/views/assessment.schema'

/** As many gauges stand large side by side as can be compared at a glance. */
const MOST = 4

/**
 * Which assessments stand large: of each family of standards the one that is in force and asks most (the highest level),
 * in the order given; the others are listed below them.
 */
export function leadAssessments(all: readonly AssessmentDto[]): {
  lead: AssessmentDto[]
  others: AssessmentDto[]
} {
  if (all.length <= MOST) return { lead: [...all], others: [] }
  const best = new Map<string, AssessmentDto>()
  for (const one of all) {
    const known = best.get(one.framework.family)
    if (!one.framework.retired && (!known || asksMore(one, known))) best.set(one.framework.family, one)
  }
  const chosen = new Set([...best.values()].slice(0, MOST))
  if (chosen.size === 0) for (const one of all.slice(0, MOST)) chosen.add(one)
  return { lead: all.filter((one) => chosen.has(one)), others: all.filter((one) => !chosen.has(one)) }
}

/** A higher level of the same framework; otherwise the earlier one stays. */
function asksMore(one: AssessmentDto, than: AssessmentDto): boolean {
  return one.framework.id === than.framework.id && one.level > than.level && one.requirements_published
}
