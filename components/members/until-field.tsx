'use client'

import { useTranslations } from 'next-intl'
import { useTimeZone } from '@/components/common/instant'
import { TextInput } from '@/components/ui/text-input'

/** The last day of a role, in the tenant's zone; empty for no end. */
export function UntilField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const t = useTranslations('members.form')
  const zone = useTimeZone()
  return (
    <TextInput
      type="date"
      label={t('until')}
      description={t('untilHelp', { zone })}
      maw="18rem"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
