'use client'

import { useTranslations } from 'next-intl'
import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant, instantOfLocal } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { TextInput } from '@/components/ui/text-input'
import classes from './submissions.module.css'
import type { ListFilter } from './use-list-filter'

type Name = 'received_from' | 'received_to'

/** A day in the tenant's zone; the address holds the instant at which it begins or ends. */
export function DayFilter({ name, filter: { query, set } }: { name: Name; filter: ListFilter<Name> }) {
  const t = useTranslations('submissions.filter')
  const zone = useTimeZone()
  const at = query[name]
  const begins = (day: string) => instantOfLocal(`${day}T00:00:00`, zone)?.toISOString() ?? null
  return (
    <TextInput
      className={classes.day}
      size="xs"
      type="date"
      aria-label={t(name, { zone })}
      title={t(name, { zone })}
      leftSection={<span className={classes.dayWord}>{t(`${name}Short`)}</span>}
      leftSectionWidth={44}
      value={at ? formatInstant(at, zone, 'day') : ''}
      onChange={(event) => {
        const day = event.currentTarget.value
        const instant = day === '' ? null : name === 'received_from' ? begins(day) : endOfDay(day, zone)
        set({ [name]: instant ?? undefined })
      }}
    />
  )
}
