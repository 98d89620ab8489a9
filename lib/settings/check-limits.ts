import { Invalid } from '@/lib/core/errors'
import { rulesOfPolicies } from '@/lib/core/rules-of-policies'

const PLACES = { idleMinutes: '/idle_minutes', sessionMinutes: '/session_minutes' } as const

/** @throws Invalid where a limit of sessions is longer than the policy allows */
export function checkLimits(
  change: { idleMinutes?: number | undefined; sessionMinutes?: number | undefined },
  policy: string,
): void {
  const rules = rulesOfPolicies([policy])
  for (const name of ['idleMinutes', 'sessionMinutes'] as const) {
    const most = rules[name]
    const given = change[name]
    const at = PLACES[name]
    if (given !== undefined && most !== null && given > most) {
      throw new Invalid('invalid_body', `The policy allows at most ${most} at "${at}".`, { at })
    }
  }
}
