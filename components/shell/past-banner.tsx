'use client'

import { IconHistory } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useTimes } from '@/components/api/use-times'
import { Instant, useTimeZone } from '@/components/common/instant'
import classes from './as-of.module.css'
import { useSetTimes } from './use-set-times'

/** Says that the page shows another time than now, and leads back. */
export function PastBanner() {
  const t = useTranslations('shell.asOf')
  const zone = useTimeZone()
  const { as_of, known_at } = useTimes()
  const setTimes = useSetTimes()
  if (!as_of && !known_at) return null
  return (
    <div className={classes.banner} role="status">
      <IconHistory size={16} aria-hidden="true" />
      <span>
        {as_of ? t.rich('banner', { time: () => <Instant at={as_of} />, zone }) : t('bannerNow')}
        {known_at ? <> {t.rich('bannerKnown', { time: () => <Instant at={known_at} /> })}</> : null}
      </span>
      <button type="button" onClick={() => setTimes({})}>
        {t('backToNow')}
      </button>
    </div>
  )
}
