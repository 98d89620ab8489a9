import { rulesOfPolicies } from './rules-of-policies'

/** Whether a tenant lets nobody with a local account in without a second factor: by its own setting, or by its policy. */
export function needsSecondFactor(setting: string, policy: string): boolean {
  return setting === 'required' || rulesOfPolicies([policy]).secondFactor
}
