'use client'

import { useFormatter } from 'next-intl'
import { useMaybeTenant } from '@/components/api/tenant-context'
import { formatInstant, type InstantForm } from './format-instant'

export interface InstantProps {
  /** ISO instant; null shows a dash. */
  at: string | null | undefined
  form?: InstantForm
  /** Shows how long before this instant instead (`3 days ago`); the time itself on hover. */
  since?: string | undefined
}

/** The zone times are shown in: the tenant's, UTC on pages of none. */
export function useTimeZone(): string {
  return useMaybeTenant()?.timeZone ?? 'UTC'
}

/** A time in the tenant's zone; the zone is named on hover (and once a page, in its header). */
export function Instant({ at, form = 'minute', since }: InstantProps) {
  const timeZone = useTimeZone()
  const format = useFormatter()
  if (!at) return <span aria-hidden="true">–</span>
  const title = `${formatInstant(at, timeZone, 'second')} ${timeZone} · ${formatInstant(at, 'UTC', 'second')} UTC`
  return (
    <time dateTime={at} title={title} className="numbers" style={{ whiteSpace: 'nowrap' }}>
      {since ? format.relativeTime(new Date(at), new Date(since)) : formatInstant(at, timeZone, form)}
    </time>
  )
}
