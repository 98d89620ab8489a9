'use client'

import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { Mark } from '@/components/brand/mark'
import { EmptyState } from '@/components/common/empty-state'
import { Link } from '@/components/common/link'
import type { MeDto } from '@/lib/views/me.schema'
import { LanguageSwitch } from './language-switch'
import classes from './sign-in.module.css'

/** Which tenant to go to, for people of several. */
export function TenantChooser({ me }: { me: MeDto }) {
  const t = useTranslations('signIn')
  const leave = async () => {
    await signOut()
    window.location.assign('/sign-in')
  }
  return (
    <main className={classes.main} style={{ minHeight: '100dvh' }}>
      <div className={classes.top} style={{ gap: '0.5rem' }}>
        <LanguageSwitch />
        <button type="button" className={classes.language} onClick={leave}>
          {t('signOut')}
        </button>
      </div>
      <div className={classes.card}>
        <Mark size={40} />
        <h1>{t('choose')}</h1>
        <p className={classes.lead}>{t('chooseLead', { name: me.name })}</p>
        {me.tenants.length === 0 && !me.platform_admin ? (
          <EmptyState small title={t('noTenants')}>
            {t('noTenantsNext')}
          </EmptyState>
        ) : null}
        <ul className={classes.choices}>
          {me.tenants.map(({ slug, name, roles }) => (
            <li key={slug}>
              <Link href={`/t/${slug}/overview`} className={classes.choice} style={{ display: 'flex' }}>
                <b>{name}</b>
                <small>{roles.map((role) => t(`roles.${role}`)).join(' · ')}</small>
              </Link>
            </li>
          ))}
          {me.suspended_tenants.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/t/${slug}/sign-in`} className={classes.choice} style={{ display: 'flex' }}>
                <b>{name}</b>
                <small>{t('suspended.state')}</small>
              </Link>
            </li>
          ))}
          {me.platform_admin ? (
            <li>
              <Link href="/platform" className={classes.choice}>
                <b>{t('platform')}</b>
                <small>{t('platformLead')}</small>
              </Link>
            </li>
          ) : null}
        </ul>
      </div>
    </main>
  )
}
