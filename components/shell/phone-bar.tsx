'use client'

import { useTranslations } from 'next-intl'
import { Mark } from '@/components/brand/mark'
import { Link } from '@/components/common/link'
import { AsOfPicker } from './as-of-picker'
import classes from './phone.module.css'
import { useTenantHref } from './tenant-link'
import { TenantSwitcher } from './tenant-switcher'
import { UserMenu } from './user-menu'

/** The top of a phone's screen: which tenant, which instant, who. */
export function PhoneBar() {
  const t = useTranslations('shell')
  const href = useTenantHref()
  return (
    <header className={classes.bar}>
      <Link href={href('/overview')} className={classes.brand} aria-label={t('brandHome')}>
        <Mark size={24} />
      </Link>
      <div className={classes.tenant}>
        <TenantSwitcher compact />
      </div>
      <AsOfPicker />
      <UserMenu compact />
    </header>
  )
}
