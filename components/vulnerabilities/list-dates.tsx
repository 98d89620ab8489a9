'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import type { VulnerabilityListDto } from '@/lib/views/vulnerability-list.schema'
import classes from './vulnerabilities.module.css'

const DAY_MS = 86_400_000
/** After so many days a list no longer says what is known. */
const OLD = { kev: 14, epss: 7, cnnvd: 45, cnvd: 45 } as const

/** How old the public lists are by which exploitation is shown. They are of now, whatever instant is chosen. */
export function ListDates({ lists, now }: { lists: readonly VulnerabilityListDto[]; now: number }) {
  const t = useTranslations('vulnerabilities.lists')
  const newest = new Map<VulnerabilityListDto['list'], string>()
  for (const { list, published_at, uploaded_at } of lists) {
    const at = published_at ?? uploaded_at
    if ((newest.get(list) ?? '') < at) newest.set(list, at)
  }
  if (newest.size === 0) return <p className={classes.lists}>{t('none')}</p>
  return (
    <p className={classes.lists}>
      {t('lead')}{' '}
      {[...newest].map(([list, at]) => {
        const days = Math.max(0, Math.floor((now - Date.parse(at)) / DAY_MS))
        return (
          <span key={list} className={days > OLD[list] ? classes.old : undefined}>
            {list.toUpperCase()} <Instant at={at} form="day" /> ({t('age', { days })}
            {days > OLD[list] ? ` · ${t('old')}` : ''})
          </span>
        )
      })}
    </p>
  )
}
