'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '@/components/api/client'
import { useMay, useTenant } from '@/components/api/tenant-context'
import { Instant } from '@/components/common/instant'
import { TenantLink } from '@/components/shell/tenant-link'
import type { SubmissionPageDto } from '@/lib/views/submission.schema'
import classes from './viewer.module.css'

const MOST = 3

/** Which submissions these bytes came in by: their sheets say by whom, when, and prove them. */
export function EvidenceOf({ sha256 }: { sha256: string }) {
  const t = useTranslations('evidence.of')
  const { slug } = useTenant()
  const may = useMay('submissions.read')
  const { data } = useQuery({
    queryKey: [slug, 'evidence-of', sha256],
    queryFn: ({ signal }) =>
      api<SubmissionPageDto>('/submissions', { tenant: slug, query: { sha256, limit: MOST }, signal }),
    enabled: may,
  })
  if (!data || data.items.length === 0) return null
  const rest = (data.total ?? data.items.length) - data.items.length
  return (
    <p className={classes.of}>
      {t('lead')}{' '}
      {data.items.map((one) => (
        <span key={one.id}>
          <TenantLink to={`/submissions/${one.id}`}>
            {[one.assets[0]?.name, one.tool].filter(Boolean).join(' · ') || t('unread')}
          </TenantLink>{' '}
          <Instant at={one.received_at} /> {one.sender.label}
        </span>
      ))}
      {rest > 0 ? (
        <TenantLink to={`/submissions?sha256=${sha256}`}>{t('rest', { count: rest })}</TenantLink>
      ) : null}
    </p>
  )
}
