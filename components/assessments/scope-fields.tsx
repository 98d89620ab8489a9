'use client'

import { useTranslations } from 'next-intl'
import { useTimeZone } from '@/components/common/instant'
import { LabelInput } from '@/components/common/label-input'
import { Group } from '@/components/ui/group'
import { TextInput } from '@/components/ui/text-input'
import classes from './assessments.module.css'
import type { ScopeDraft } from './scope-draft'

export interface ScopeFieldsProps {
  scope: ScopeDraft
  onChange: (part: Partial<ScopeDraft>) => void
  readOnly?: boolean | undefined
}

/** Which assets are assessed, and for which period. */
export function ScopeFields({ scope, onChange, readOnly }: ScopeFieldsProps) {
  const t = useTranslations('assessments.form')
  const zone = useTimeZone()
  const day = (key: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`period.${key}`)}
      disabled={readOnly}
      value={scope[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <LabelInput
        label={t('labels')}
        description={t('labelsHelp')}
        placeholder="env=prod, tier=web"
        disabled={readOnly}
        value={scope.labels}
        onChange={(labels) => onChange({ labels })}
      />
      <div>
        <Group grow align="start">
          {day('from')}
          {day('to')}
        </Group>
        <p className={classes.soft}>{t('period.help', { zone })}</p>
      </div>
    </>
  )
}
