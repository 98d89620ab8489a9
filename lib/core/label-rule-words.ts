import type { LabelRule } from './label-rule'

const WORDS = {
  en: { or: ' or ', and: ' and ', either: '; or ' },
  zh: { or: ' 或 ', and: '，且 ', either: '；或 ' },
} as const

/** Rules as one reads them: `team = payments or billing and env = prod`. */
export function labelRuleWords(rules: readonly LabelRule[], lang: 'zh' | 'en'): string {
  const { or, and, either } = WORDS[lang]
  return rules
    .map(({ all }) => all.map(({ key, in: values }) => `${key} = ${values.join(or)}`).join(and))
    .join(either)
}
