/** Assets by their labels: all conditions must hold, each for any of its values. What limits a role (decision 026). */
export interface LabelRule {
  readonly all: readonly LabelCondition[]
}

export interface LabelCondition {
  readonly key: string
  readonly in: readonly string[]
}

/** Assets that any of the rules fits; null: every asset. */
export type LabelLimit = readonly LabelRule[] | null

/** Whether the rule fits an asset with these labels. */
export function ruleFits(rule: LabelRule, labels: Readonly<Record<string, string>>): boolean {
  return rule.all.every((condition) => {
    const value = Object.hasOwn(labels, condition.key) ? labels[condition.key] : undefined
    return value !== undefined && condition.in.includes(value)
  })
}

/** Whether a limit lets an asset with these labels be seen. */
export function limitFits(limit: LabelLimit, labels: Readonly<Record<string, string>>): boolean {
  return limit === null || limit.some((rule) => ruleFits(rule, labels))
}
