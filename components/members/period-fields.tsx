'use client'

import { useTranslations } from 'next-intl'
import { Group } from '@/components/ui/group'
import { TextInput } from '@/components/ui/text-input'
import { UntilField } from './until-field'

/** Days as date fields give them (`2026-07-14`); empty for no begin or no end. */
export interface PeriodDays {
  from: string
  until: string
}

/** First and last day of a role, in the tenant's zone. */
export function PeriodFields({
  value,
  onChange,
}: {
  value: PeriodDays
  onChange: (days: PeriodDays) => void
}) {
  const t = useTranslations('members.form')
  return (
    <Group grow align="start" wrap="wrap">
      <TextInput
        type="date"
        label={t('from')}
        description={t('fromHelp')}
        miw="14rem"
        maw="18rem"
        value={value.from}
        onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
      />
      <UntilField
        value={value.until}
        onChange={(until) => onChange({ ...value, until })}
        from={value.from || undefined}
      />
    </Group>
  )
}
