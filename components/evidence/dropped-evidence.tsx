'use client'

import { useTranslations } from 'next-intl'
import { ApiError } from '@/components/api/client'
import { EmptyState } from '@/components/common/empty-state'
import { Instant } from '@/components/common/instant'

interface Dropped {
  at: string
  months: number
  log_index: number
}

/** That bytes were dropped under the retention setting, where an answer says so. */
export function droppedOf(error: unknown): { dropped: Dropped | null } | null {
  if (!(error instanceof ApiError) || error.code !== 'evidence_dropped') return null
  const { dropped } = error.problem as { dropped?: Dropped }
  return { dropped: dropped ?? null }
}

/** When the bytes of evidence went, and what still proves it. */
export function DroppedEvidence({ error }: { error: unknown }) {
  const t = useTranslations('evidence')
  const dropped = droppedOf(error)?.dropped
  return <EmptyState title={t('dropped')}>{dropped ? <DroppedOn dropped={dropped} /> : null}</EmptyState>
}

/** In a sentence: when the bytes went, under which setting, and where that is logged. */
export function DroppedOn({ dropped }: { dropped: Dropped }) {
  const t = useTranslations('evidence')
  return t.rich('droppedOn', {
    months: dropped.months,
    leaf: dropped.log_index,
    day: () => <Instant at={dropped.at} form="day" />,
  })
}
