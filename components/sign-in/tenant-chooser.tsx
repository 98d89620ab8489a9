'use client'

import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { Mark } from '@/components/brand/mark'
import { EmptyState } from '@/components/common/empty-state'
import { Link } from '@/components/common/link'
import type { HomeTenantDto } from '@/lib/views/home.schema'
import type { MeDto } from '@/lib/views/me.schema'
import { HomeTenant } from './home-tenant'
import { LanguageSwitch } from './language-switch'
import classes from './sign-in.module.css'

export interface TenantChooserProps {
  me: MeDto
  /** The tenants they may enter, with what waits in each. */
  tenants: readonly HomeTenantDto[]
  /** When the page was made. */
  now: string
}

/** The start page of people of several tenants, such as outside auditors. */
export function TenantChooser({ me, tenants, now }: TenantChooserProps) {
  const t = useTranslations('signIn')
  const leave = () => signOut('/sign-in')
  return (
    <main className={classes.main} style={{ minHeight: '100dvh' }}>
      <div className={classes.top} style={{ gap: '0.5rem' }}>
        <LanguageSwitch />
        <button type="button" className={classes.language} onClick={leave}>
          {t('signOut')}
        </button>
      </div>
      <div className={classes.card} data-wide={tenants.length > 0 || undefined}>
        <Mark size={40} />
        <h1>{t('choose')}</h1>
        <p className={classes.lead}>{t('chooseLead', { name: me.name })}</p>
        {me.tenants.length + me.closed_tenants.length === 0 && !me.platform_admin ? (
          <EmptyState small title={t('noTenants')}>
            {t('noTenantsNext')}
          </EmptyState>
        ) : null}
        <ul className={classes.choices}>
          {tenants.map((tenant) => (
            <HomeTenant key={tenant.slug} tenant={tenant} now={now} />
          ))}
          {me.suspended_tenants.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/t/${slug}/sign-in`} className={classes.choice} style={{ display: 'flex' }}>
                <b>{name}</b>
                <small>{t('suspended.state')}</small>
              </Link>
            </li>
          ))}
          {me.closed_tenants.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/t/${slug}/sign-in`} className={classes.choice} style={{ display: 'flex' }}>
                <b>{name}</b>
                <small>{t('localClosedState')}</small>
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
