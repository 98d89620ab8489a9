import type { MlpsProfile } from './verdict'

/**
 * The level at which items of each kind are taken: S items at level S, A items at level A, general ones at the
 * greater of both, which is the grade of the object (GB/T 22239-2019 appendix A, GB/T 22240-2020).
 * @throws RangeError when a level is not 1 to 5, or g is not max(s, a).
 */
export function mlpsLevels(profile: Pick<MlpsProfile, 's' | 'a' | 'g'>): Record<'S' | 'A' | 'G', string> {
  for (const level of [profile.s, profile.a]) {
    if (!Number.isInteger(level) || level < 1 || level > 5) throw new RangeError(`No level ${level} of 等保`)
  }
  if (profile.g !== Math.max(profile.s, profile.a)) throw new RangeError('G must be the greater of S and A')
  return { S: `L${profile.s}`, A: `L${profile.a}`, G: `L${profile.g}` }
}
