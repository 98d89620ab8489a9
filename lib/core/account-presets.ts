import data from './account-policies.json' with { type: 'json' }
import type { AccountRules } from './account-rules'

/** The policies a tenant chooses from, in this order. */
export const ACCOUNT_POLICIES = ['nist-800-63b', 'mlps-3', 'pci-dss-4.0.1'] as const
export type AccountPolicy = (typeof ACCOUNT_POLICIES)[number]

/** One rule with the clause it comes from; `reading`: the clause gives no such figure, it is ours. */
export interface SourcedRule<T> {
  value: T
  clause: string
  reading: boolean
}

export interface AccountPreset {
  id: AccountPolicy
  name: { zh: string; en: string }
  note: { zh: string; en: string }
  rules: { [K in keyof AccountRules]: SourcedRule<AccountRules[K]> }
}

/** The presets as the data has them (`account-policies.json`). */
export const ACCOUNT_PRESETS: readonly AccountPreset[] = ACCOUNT_POLICIES.map((id) => {
  const found = data.presets.find((preset) => preset.id === id)
  if (!found) throw new Error(`no preset ${id}`)
  return { ...found, id }
})
