'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTenant } from '@/components/api/tenant-context'
import { Link } from '@/components/common/link'
import { useTenantHref } from '@/components/shell/tenant-link'
import classes from './settings.module.css'
import { SETTINGS_PAGES } from './settings-pages'

/** The pages under Settings that this person may see. */
export function SettingsNav() {
  const t = useTranslations('settings')
  const { slug, actions } = useTenant()
  const href = useTenantHref()
  const path = usePathname()
  return (
    <nav aria-label={t('title')} className={classes.nav}>
      <ul>
        {SETTINGS_PAGES.filter(({ action }) => actions.includes(action)).map(({ id }) => (
          <li key={id}>
            <Link
              href={href(`/settings/${id}`)}
              className={classes.tab}
              aria-current={path === `/t/${slug}/settings/${id}` ? 'page' : undefined}
            >
              {t(`nav.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
