import { Invalid } from './errors'
import type { Framework, FrameworkFamily } from './framework'

/**
 * The level of a new assessment. For 等保 it may be left out where the profile says S or A: it is the greater of both
 * (GB/T 22240-2020). Whether a given level goes with S and A is held by the profile's own check.
 * @throws Invalid `unknown_level`
 */
export function levelOfNew(
  framework: Framework,
  family: FrameworkFamily,
  level: string,
  profile: Readonly<Record<string, unknown>>,
): string {
  const known = framework.levels.map((one) => one.id)
  const grades = [profile.s, profile.a].filter((grade) => typeof grade === 'number')
  const chosen = level === '' && family === 'mlps' && grades.length > 0 ? `L${Math.max(...grades)}` : level
  if (known.length === 0 ? chosen === '' : known.includes(chosen)) return chosen
  const what =
    known.length === 0 ? 'must be left out, there are no levels' : `must be one of ${known.join(', ')}`
  throw new Invalid('unknown_level', `The body at "/level": ${what}`, { at: '/level' })
}
