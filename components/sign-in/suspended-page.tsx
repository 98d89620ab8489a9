'use client'

import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { formatInstant } from '@/components/common/format-instant'
import { Button } from '@/components/ui/button'
import { DoorCard } from './door-card'
import classes from './sign-in.module.css'

export interface SuspendedPageProps {
  name: string
  /** RFC 3339. */
  since: string
  timeZone: string
  /** The platform administrator's words. */
  reason: string
}

/** What people of a suspended tenant find at its door; nobody else does. */
export function SuspendedPage({ name, since, timeZone, reason }: SuspendedPageProps) {
  const t = useTranslations('signIn')
  const leave = () => signOut('/sign-in')
  return (
    <DoorCard>
      <h1>{t('suspended.title', { name })}</h1>
      <p className={classes.lead}>
        {t('suspended.since', { time: `${formatInstant(since, timeZone, 'minute')} ${timeZone}` })}
      </p>
      {reason ? <p className={classes.already}>{t('suspended.reason', { reason })}</p> : null}
      <p className={classes.lead}>{t('suspended.means')}</p>
      <Button variant="default" onClick={leave}>
        {t('signOut')}
      </Button>
    </DoorCard>
  )
}
