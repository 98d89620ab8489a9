'use client'

import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useTenant } from '@/components/api/tenant-context'
import classes from './alert-banner.module.css'
import { TenantLink } from './tenant-link'

/** Says to owners on every page that break-glass accounts were used, until somebody acknowledges it. */
export function AlertBanner() {
  const t = useTranslations('shell.breakGlass')
  const { alerts } = useTenant()
  if (alerts === 0) return null
  return (
    <aside className={classes.banner} aria-label={t('label')}>
      <IconAlertTriangle size={16} aria-hidden className={classes.icon} />
      <span>
        {t('used', { count: alerts })}{' '}
        <TenantLink to="/settings/identity#local-sign-in" className={classes.link}>
          {t('look')}
        </TenantLink>
      </span>
    </aside>
  )
}
