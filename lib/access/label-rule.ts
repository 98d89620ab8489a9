import type { LabelCondition, LabelRule } from '@/lib/core/label-rule'

/** How much a rule may say. */
export const LABEL_RULE_SIZES = { conditions: 8, values: 50, key: 63, value: 255 } as const
const SIZES = LABEL_RULE_SIZES

/**
 * A rule out of JSON of whatever origin, its values in one order and once each; null for anything that is no rule. A rule
 * without conditions is none: it would fit every asset, which is said by having no rule at all.
 */
export function readLabelRule(value: unknown): LabelRule | null {
  if (!isRecord(value) || !Array.isArray(value.all) || Object.keys(value).length !== 1) return null
  const all = value.all.map(readCondition)
  if (all.length === 0 || all.length > SIZES.conditions) return null
  if (new Set(all.map((one) => one?.key)).size !== all.length) return null
  return all.every((one) => one !== null) ? { all } : null
}

function readCondition(value: unknown): LabelCondition | null {
  if (!isRecord(value) || Object.keys(value).length !== 2) return null
  const { key, in: values } = value
  if (!isText(key, SIZES.key) || !Array.isArray(values)) return null
  if (values.length === 0 || values.length > SIZES.values) return null
  const texts = values.filter((one) => isText(one, SIZES.value))
  return texts.length === values.length ? { key, in: [...new Set(texts)].sort() } : null
}

/** A label's key or value as PostgreSQL can keep it. */
function isText(value: unknown, most: number): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= most &&
    !value.includes('\u0000') &&
    value.isWellFormed()
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
