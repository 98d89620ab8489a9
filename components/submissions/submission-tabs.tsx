'use client'

import { useTranslations } from 'next-intl'
import { PageTabs } from '@/components/common/page-tabs'

const TABS = { submissions: '/submissions', evidence: '/evidence' } as const
type Tab = keyof typeof TABS

/** What came in: each time that something was handed in, and each distinct body. */
export function SubmissionTabs({ current }: { current: Tab }) {
  const t = useTranslations('submissions.tab')
  const tabs = (Object.keys(TABS) as Tab[]).map((tab) => ({
    to: TABS[tab],
    label: t(tab),
    current: tab === current,
  }))
  return <PageTabs label={t('label')} tabs={tabs} />
}
