import { readLabelRule } from '@/lib/access/label-rule'
import type { LabelRuleDto } from './label-rule.schema'

/** A kept rule; null for none. */
export function labelRuleDto(kept: unknown): LabelRuleDto | null {
  const rule = readLabelRule(kept)
  return rule && { all: rule.all.map(({ key, in: values }) => ({ key, in: [...values] })) }
}
