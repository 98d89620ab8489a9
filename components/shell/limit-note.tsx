'use client'

import { IconFilterShare } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useTenant } from '@/components/api/tenant-context'
import { useLabelRuleWords } from '@/components/common/use-label-rule-words'
import classes from './limit-note.module.css'

/** Says on every page that there may be more than is shown: which assets one's roles are limited to. */
export function LimitNote() {
  const t = useTranslations('shell')
  const words = useLabelRuleWords()
  const { limit } = useTenant()
  if (limit === null) return null
  return (
    <aside className={classes.note} aria-label={t('limit.label')}>
      <IconFilterShare size={16} aria-hidden className={classes.icon} />
      <span>{t.rich('limit.sees', { rule: () => <b>{words(limit)}</b> })}</span>
    </aside>
  )
}
