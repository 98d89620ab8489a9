'use client'

import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { Mark } from '@/components/brand/mark'
import { formatInstant } from '@/components/common/format-instant'
import { Button } from '@/components/ui/button'
import { LanguageSwitch } from './language-switch'
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
  const leave = async () => {
    await signOut()
    window.location.assign('/sign-in')
  }
  return (
    <main className={classes.main} style={{ minHeight: '100dvh' }}>
      <div className={classes.top}>
        <LanguageSwitch />
      </div>
      <div className={classes.card}>
        <Mark size={40} />
        <h1>{t('suspended.title', { name })}</h1>
        <p className={classes.lead}>
          {t('suspended.since', { time: `${formatInstant(since, timeZone, 'minute')} ${timeZone}` })}
        </p>
        {reason ? <p className={classes.already}>{t('suspended.reason', { reason })}</p> : null}
        <p className={classes.lead}>{t('suspended.means')}</p>
        <Button variant="default" onClick={leave}>
          {t('signOut')}
        </Button>
      </div>
    </main>
  )
}
