/** Ids of DISA carry the revision of their text, which changes while the rule stays. */
const REVISED = /^(?:xccdf_mil\.disa\.stig_rule_)?(SV-\d{1,10})(?:r\d{1,10})?(?:_rule)?$/

/** Id of a rule that stays; those of the SCAP Security Guide are the same in every product and version. */
export function stableRuleId(id: string): string {
  const stable = REVISED.exec(id)?.[1] ?? id.replace(/^xccdf_org\.ssgproject\.content_rule_/, 'ssg/')
  return stable.slice(0, 300)
}
