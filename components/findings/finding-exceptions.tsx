'use client'

import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { useExceptionsOf } from '@/components/api/use-exceptions'
import { usePast } from '@/components/api/use-past'
import { ErrorState } from '@/components/common/error-state'
import { Section } from '@/components/common/section'
import { ExceptionCard } from '@/components/exceptions/exception-card'
import type { FindingDetailDto } from '@/lib/views/finding.schema'

/** Who accepted it or called it a false positive, until when, and who may decide; nothing where nobody ever asked. */
export function FindingExceptions({ finding }: { finding: FindingDetailDto }) {
  const t = useTranslations('exceptions')
  const past = usePast()
  const list = useExceptionsOf(finding.id, useMay('exceptions.read') && !past)
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data?.items ?? []
  if (past || items.length === 0) return null
  return (
    <Section title={t('ofFinding')} lead={t('noVerdict')}>
      {items.map((exception) => (
        <ExceptionCard key={exception.id} exception={exception} />
      ))}
    </Section>
  )
}
