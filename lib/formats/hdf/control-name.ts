import { checkName } from '../../core/check'

/** Ids of DISA carry the revision of their text (`SV-86473r3_rule`), which changes while the rule stays. */
const REVISED = /^(?:xccdf_mil\.disa\.stig_rule_)?(SV-\d{1,10})(?:r\d{1,10})?(?:_rule)?$/

/** Name of a control's check: by the profile that it is written in, since ids are the profile's own. */
export function controlName(profile: string, id: string): string {
  const stable = REVISED.exec(id)?.[1] ?? id
  return checkName(
    'hdf',
    [profile.slice(0, 100), stable.slice(0, 200)].filter((part) => part !== '').join('/'),
  )
}
