'use client'

import { useTranslations } from 'next-intl'
import type { LabelRule } from '@/lib/core/label-rule'

/** Rules of labels as one reads them: `team = payments or billing and env = prod`. */
export function useLabelRuleWords(): (rules: readonly LabelRule[]) => string {
  const t = useTranslations('common.labelRule')
  return (rules) =>
    rules
      .map(({ all }) => all.map(({ key, in: values }) => `${key} = ${values.join(t('or'))}`).join(t('both')))
      .join(t('either'))
}
