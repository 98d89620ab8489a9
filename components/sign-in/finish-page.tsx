'use client'

import { useTranslations } from 'next-intl'
import { ChangePassword } from '@/components/account/change-password'
import { EnrolSecondFactor } from '@/components/account/enrol-second-factor'
import { signOut } from '@/components/api/sign-out'
import type { OwnAccountDto } from '@/lib/views/me.schema'
import { DoorCard } from './door-card'
import classes from './sign-in.module.css'

export interface FinishPageProps {
  email: string
  account: OwnAccountDto
  held: 'password' | 'second_factor'
  /** Where to go afterwards. */
  to: string
}

/** What must be done before anything else, to whoever signed in: choose a password, or set up a second factor. */
export function FinishPage({ email, account, held, to }: FinishPageProps) {
  const t = useTranslations('signIn')
  const leave = () => signOut('/sign-in')
  const go = () => window.location.assign(to)
  const tenants = account.second_factor.required_by.join(' · ')
  return (
    <DoorCard
      aside={
        <button type="button" className={classes.language} onClick={leave}>
          {t('finish.signOut')}
        </button>
      }
    >
      <h1>{t(`finish.${held}.title`)}</h1>
      <p className={classes.lead}>{t(`finish.${held}.lead`, { tenants })}</p>
      {held === 'password' ? (
        <ChangePassword email={email} rules={account.password} onDone={go} />
      ) : account.second_factor.since ? (
        <p className={classes.already}>{t('finish.again')}</p>
      ) : (
        <EnrolSecondFactor onDone={go} />
      )}
    </DoorCard>
  )
}
