'use client'

import { useTranslations } from 'next-intl'
import { PageTabs } from '@/components/common/page-tabs'

const TABS = { findings: '/findings', vulnerabilities: '/vulnerabilities' } as const
type Tab = keyof typeof TABS

/** Two ways to look at what is wrong: what to work on, and which flaws are known. */
export function FindingTabs({ current }: { current: Tab }) {
  const t = useTranslations('findings.tab')
  const tabs = (Object.keys(TABS) as Tab[]).map((tab) => ({
    to: TABS[tab],
    label: t(tab),
    current: tab === current,
  }))
  return <PageTabs label={t('label')} tabs={tabs} />
}
