import type { Control, ControlLevel, Framework } from './framework'
import { levelOfControl } from './level-of-control'
import { notApplicable } from './not-applicable'
import type { ApplicabilityProfile, ControlAtLevel } from './verdict'

function asPrinted(control: Control, at: ControlLevel | undefined): Omit<ControlAtLevel, 'notApplicable'> {
  return {
    id: control.id,
    ref: at?.ref ?? control.ref,
    title: (at && control.extra.name_at_level?.[at.level]) ?? control.title,
    summary: at?.summary ?? control.summary,
    parent: control.parent,
    level: at?.level ?? null,
    ...(at ? { change: at.change } : {}),
    assessment: control.assessment,
  }
}

/**
 * What is assessed of a framework at a level: its controls (no groups, no ISO clauses) as that level prints them, in printed
 * order. With a profile, S, A and G decide the level of 等保 items, and controls that do not bind are marked, not left
 * out. A level whose requirements are not published (等保 level five) has none.
 * @param level null exactly where the framework has no levels
 * @throws RangeError when the framework has no such level
 */
export function controlsOfLevel(
  framework: Framework,
  level: string | null,
  profile?: ApplicabilityProfile,
): ControlAtLevel[] {
  const known = framework.levels.find((one) => one.id === level)
  if (framework.levels.length === 0 ? level !== null : !known) {
    throw new RangeError(`${framework.id} has no level ${level}`)
  }
  if (known?.requirements_published === false) return []
  return framework.controls.flatMap((control) => {
    if (control.kind !== 'control') return []
    const at = level === null ? undefined : levelOfControl(framework, control, level, profile)
    if (level !== null && !at) return []
    const out = profile && notApplicable(control, profile)
    return [{ ...asPrinted(control, at), ...(out ? { notApplicable: out } : {}) }]
  })
}
