'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './asset-tabs.module.css'

const TABS = { list: '/assets', heatMap: '/assets/heat-map', images: '/assets/images' } as const

/** Three ways to look at what is judged. */
export function AssetTabs({ current }: { current: keyof typeof TABS }) {
  const t = useTranslations('statistics.tab')
  return (
    <nav className={classes.tabs} aria-label={t('label')}>
      {(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => (
        <TenantLink
          key={tab}
          to={TABS[tab]}
          className={classes.tab}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t(tab)}
        </TenantLink>
      ))}
    </nav>
  )
}
