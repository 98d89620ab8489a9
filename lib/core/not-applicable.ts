import { binds } from './binds'
import type { Control } from './framework'
import type { ApplicabilityProfile, ControlAtLevel } from './verdict'

/** Why the profile takes a control out; undefined when it stays. The tenant's own words come first. */
export function notApplicable(
  control: Control,
  profile: ApplicabilityProfile,
): ControlAtLevel['notApplicable'] | undefined {
  const own = profile.not_applicable
  if (own && Object.hasOwn(own, control.id)) return { code: 'profile_excludes', reason: own[control.id] }
  const { applies_to, part } = control.extra
  if (applies_to && !binds(applies_to, profile)) return { code: 'other_entity', reason: applies_to }
  const cloud = profile.family === 'mlps' && profile.extensions.includes('cloud')
  if (part === 'cloud-extension' && !cloud) return { code: 'extension_not_chosen', reason: part }
  return undefined
}
