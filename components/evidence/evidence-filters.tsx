'use client'

import { useTranslations } from 'next-intl'
import { DayFilter } from '@/components/submissions/day-filter'
import classes from '@/components/submissions/submissions.module.css'
import { TextFilter } from '@/components/submissions/text-filter'
import type { ListFilter } from '@/components/submissions/use-list-filter'

export const EVIDENCE_FILTERS = ['sha256', 'asset', 'tool', 'received_from', 'received_to'] as const

/** What the list of evidence is narrowed by; each is in the address. */
export function EvidenceFilters({ filter }: { filter: ListFilter<(typeof EVIDENCE_FILTERS)[number]> }) {
  const t = useTranslations('submissions')
  return (
    <search className={classes.tools} aria-label={t('filters')}>
      <TextFilter name="sha256" filter={filter} />
      <TextFilter name="asset" filter={filter} />
      <TextFilter name="tool" filter={filter} />
      <DayFilter name="received_from" filter={filter} />
      <DayFilter name="received_to" filter={filter} />
    </search>
  )
}
