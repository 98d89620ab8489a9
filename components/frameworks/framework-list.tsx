'use client'

import { useTranslations } from 'next-intl'
import { useFrameworks } from '@/components/api/use-frameworks'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import type { FrameworkListDto } from '@/lib/views/framework.schema'
import { FrameworkCard } from './framework-card'
import classes from './frameworks.module.css'

/** The standards on offer: how far checks reach into each, and where the tenant uses it. */
export function FrameworkList({ initial }: { initial: FrameworkListDto }) {
  const t = useTranslations('frameworks')
  const { data, error } = useFrameworks(initial)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error ? <ErrorState error={error} /> : null}
      <ul className={classes.list}>
        {data.items.map((framework) => (
          <FrameworkCard key={framework.id} framework={framework} />
        ))}
      </ul>
    </>
  )
}
