import type { Control, ControlLevel, Framework } from './framework'
import { mlpsLevels } from './mlps-levels'
import type { ApplicabilityProfile } from './verdict'

function wanted(control: Control, level: string, profile: ApplicabilityProfile | undefined): string {
  if (profile?.family !== 'mlps') return level
  return mlpsLevels(profile)[control.extra.sag ?? 'G']
}

/**
 * The entry at which a control is taken when its framework is assessed at `level`; undefined when the level does not
 * have the control. A 等保 profile decides by S, A and G instead of `level`. In a cumulative framework (CIS)
 * a level has all that was introduced up to it.
 */
export function levelOfControl(
  framework: Framework,
  control: Control,
  level: string,
  profile?: ApplicabilityProfile,
): ControlLevel | undefined {
  if (framework.level_rule === 'cumulative') {
    const ids = framework.levels.map((one) => one.id)
    return control.levels.find((one) => ids.indexOf(one.level) <= ids.indexOf(level))
  }
  const at = wanted(control, level, profile)
  return control.levels.find((one) => one.level === at)
}
