import { draftOfRule, type LabelRuleDraft, ruleOfDraft } from '@/components/common/label-rule-field'
import type { PersonRole } from '@/lib/access/roles'
import type { RoleRuleDto, RoleRulesGiven } from '@/lib/views/role-rule.schema'

/** A rule as it is being written. */
export interface RuleDraft {
  /** Of the row, while it is edited. */
  key: string
  /** Of a rule that is kept already. */
  id: string | undefined
  match: 'exact' | 'pattern'
  value: string
  role: PersonRole
  limit: LabelRuleDraft
}

/** A kept rule as a draft. */
export function draftOf({ id, match, value, role, label_rule }: RoleRuleDto): RuleDraft {
  return { key: id, id, match, value, role, limit: draftOfRule(label_rule) }
}

/** Drafts as the server takes them; undefined while one of them is not whole. */
export function rulesOfDrafts(drafts: readonly RuleDraft[]): RoleRulesGiven['rules'] | undefined {
  const rules = drafts.map(({ id, match, value, role, limit }) => {
    const label_rule = ruleOfDraft(limit)
    if (value.trim() === '' || label_rule === undefined) return undefined
    return { ...(id === undefined ? {} : { id }), match, value: value.trim(), role, label_rule }
  })
  return rules.every((rule) => rule !== undefined) ? rules : undefined
}
