'use client'

import { useTranslations } from 'next-intl'
import { Mark } from '@/components/brand/mark'
import { Link } from '@/components/common/link'
import classes from './sidebar.module.css'
import { useTenantHref } from './tenant-link'
import { TenantSwitcher } from './tenant-switcher'
import { useNav } from './use-nav'
import { UserMenu } from './user-menu'

/** The banner of a wide screen: whose pages these are, the screens, who is signed in. */
export function Sidebar() {
  const t = useTranslations('shell')
  const href = useTenantHref()
  return (
    <header className={classes.sidebar}>
      <Link href={href('/overview')} className={classes.brand} aria-label={t('brandHome')}>
        <Mark size={26} />
        <span>Plimsoll</span>
      </Link>
      <TenantSwitcher />
      <nav aria-label={t('navigation')} className={classes.nav}>
        <ul>
          {useNav().map(({ id, to, icon: Icon, key, open }) => (
            <li key={id} data-apart={id === 'settings' || undefined}>
              <Link href={href(to)} className={classes.item} aria-current={open ? 'page' : undefined}>
                <Icon size={18} stroke={1.6} aria-hidden="true" />
                <span>{t(`nav.${id}`)}</span>
                <small aria-hidden="true">g {key}</small>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <UserMenu />
    </header>
  )
}
