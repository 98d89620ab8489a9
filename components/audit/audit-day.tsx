'use client'

import { useTranslations } from 'next-intl'
import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { startOfDay } from '@/components/common/start-of-day'
import type { AddressChange } from '@/components/common/use-address'
import { TextInput } from '@/components/ui/text-input'
import classes from './audit.module.css'

export interface AuditDayProps {
  name: 'from' | 'to'
  at: string | undefined
  onChange: (change: AddressChange) => void
}

/** A day in the tenant's zone; the address holds the instant at which it begins or ends. */
export function AuditDay({ name, at, onChange }: AuditDayProps) {
  const t = useTranslations('audit.filter')
  const zone = useTimeZone()
  const instantOf = name === 'from' ? startOfDay : endOfDay
  return (
    <TextInput
      className={classes.day}
      size="xs"
      type="date"
      aria-label={t(`${name}Day`, { zone })}
      title={t(`${name}Day`, { zone })}
      leftSection={<span className={classes.dayWord}>{t(name)}</span>}
      leftSectionWidth={44}
      value={at ? formatInstant(at, zone, 'day') : ''}
      onChange={(event) => onChange({ [name]: instantOf(event.currentTarget.value, zone) ?? undefined })}
    />
  )
}
