import { rulesOfPolicies } from './rules-of-policies'

export interface SessionLimits {
  idleMinutes: number
  sessionMinutes: number
}

/** How long a session lasts in a tenant: as it set, but never longer than its policy allows. */
export function sessionLimits(set: SessionLimits, policy: string): SessionLimits {
  const rules = rulesOfPolicies([policy])
  return {
    idleMinutes: Math.min(set.idleMinutes, rules.idleMinutes ?? set.idleMinutes),
    sessionMinutes: Math.min(set.sessionMinutes, rules.sessionMinutes ?? set.sessionMinutes),
  }
}
