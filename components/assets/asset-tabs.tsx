'use client'

import { useTranslations } from 'next-intl'
import { PageTabs } from '@/components/common/page-tabs'

const TABS = { list: '/assets', heatMap: '/assets/heat-map', images: '/assets/images' } as const
type Tab = keyof typeof TABS

/** Three ways to look at what is judged. */
export function AssetTabs({ current }: { current: Tab }) {
  const t = useTranslations('statistics.tab')
  const tabs = (Object.keys(TABS) as Tab[]).map((tab) => ({
    to: TABS[tab],
    label: t(tab),
    current: tab === current,
  }))
  return <PageTabs label={t('label')} tabs={tabs} />
}
