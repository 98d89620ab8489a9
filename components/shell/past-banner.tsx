'use client'

import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTimes } from '@/components/api/use-times'
import { Instant, useTimeZone } from '@/components/common/instant'
import classes from './as-of.module.css'
import { pageTime } from './page-time'
import { neighbourDay } from './quick-instants'
import { useSetTimes } from './use-set-times'

/** Says that another time than now is chosen and what this page makes of it, steps by days, and leads back. */
export function PastBanner() {
  const t = useTranslations('shell.asOf')
  const zone = useTimeZone()
  const shows = pageTime(usePathname())
  const { as_of, known_at } = useTimes()
  const setTimes = useSetTimes()
  if (!as_of && !known_at) return null
  const step = (days: 1 | -1) => {
    const at = as_of ? neighbourDay(as_of, days, zone, new Date()) : null
    return at ? () => setTimes({ as_of: at, ...(known_at ? { known_at } : {}) }) : undefined
  }
  return (
    <div className={classes.banner} data-shows={shows} role="status">
      <IconHistory size={16} aria-hidden="true" />
      {shows === 'as_of' ? (
        <span>
          {as_of ? t.rich('banner', { time: () => <Instant at={as_of} />, zone }) : t('bannerNow')}
          {known_at ? <> {t.rich('bannerKnown', { time: () => <Instant at={known_at} /> })}</> : null}{' '}
          {t('bannerReadOnly')}
        </span>
      ) : (
        <span>
          {t(shows === 'present' ? 'bannerPresent' : 'bannerRecord')}{' '}
          {t.rich('bannerElsewhere', { time: () => <Instant at={as_of ?? known_at} />, zone })}
        </span>
      )}
      <span className={classes.steps}>
        {shows === 'as_of' && as_of ? (
          <>
            <Step label={t('dayBefore')} onClick={step(-1)} icon={<IconChevronLeft size={16} />} />
            <Step label={t('dayAfter')} onClick={step(1)} icon={<IconChevronRight size={16} />} />
          </>
        ) : null}
        <button type="button" className={classes.back} onClick={() => setTimes({})}>
          {t('backToNow')}
        </button>
      </span>
    </div>
  )
}

interface StepProps {
  label: string
  icon: ReactNode
  /** undefined: there is nothing that way. */
  onClick: (() => void) | undefined
}

function Step({ label, icon, onClick }: StepProps) {
  return (
    <button
      type="button"
      className={classes.step}
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={onClick === undefined}
    >
      {icon}
    </button>
  )
}
