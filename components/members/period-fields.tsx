'use client'

import { Group, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useTimeZone } from '@/components/common/instant'

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
  const zone = useTimeZone()
  return (
    <Group grow align="start" preventGrowOverflow={false} wrap="wrap">
      <TextInput
        type="date"
        label={t('from')}
        description={t('fromHelp')}
        miw="14rem"
        value={value.from}
        onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('until')}
        description={t('untilHelp', { zone })}
        miw="14rem"
        min={value.from || undefined}
        value={value.until}
        onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
      />
    </Group>
  )
}
