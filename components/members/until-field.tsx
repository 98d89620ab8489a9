'use client'

import { useTranslations } from 'next-intl'
import { useTimeZone } from '@/components/common/instant'
import { TextInput } from '@/components/ui/text-input'

export interface UntilFieldProps {
  value: string
  onChange: (day: string) => void
  /** The first day, where there is one. */
  from?: string | undefined
}

/** The last day of a role, in the tenant's zone; empty for no end. */
export function UntilField({ value, onChange, from }: UntilFieldProps) {
  const t = useTranslations('members.form')
  const zone = useTimeZone()
  return (
    <TextInput
      type="date"
      label={t('until')}
      description={t('untilHelp', { zone })}
      miw="14rem"
      maw="18rem"
      min={from}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
