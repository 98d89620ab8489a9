'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '@/components/api/client'
import { useMay, useTenant } from '@/components/api/tenant-context'
import { useTimes } from '@/components/api/use-times'
import { SeverityBadge } from '@/components/common/severity-badge'
import { StatusBadge } from '@/components/findings/status-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingPageDto } from '@/lib/views/finding.schema'
import { COMBINATION_CHECK } from './combination-check'
import classes from './combinations.module.css'

const SHOWN = 5

/** Containers that are reachable, privileged and exploitable at once: what to look at before anything else. Nothing where there are none. */
export function Combinations() {
  const t = useTranslations('vulnerabilities.combination')
  const { slug } = useTenant()
  const may = useMay('findings.read')
  const times = useTimes()
  const query = { check: COMBINATION_CHECK, status: 'active', limit: SHOWN, ...times }
  const { data } = useQuery({
    queryKey: [slug, '/findings', 'combinations', query],
    queryFn: ({ signal }) => api<FindingPageDto>('/findings', { tenant: slug, query, signal }),
    enabled: may,
  })
  if (!data || data.items.length === 0) return null
  return (
    <section className={classes.frame} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      <ul>
        {data.items.map((one) => (
          <li key={one.id}>
            <SeverityBadge severity={one.severity} />
            <TenantLink to={`/findings/${one.id}`}>
              {t('one', { container: one.subject, host: one.asset.name })}
            </TenantLink>
            <StatusBadge status={one.status} proposed={one.handling?.state === 'proposed'} />
          </li>
        ))}
      </ul>
      {data.next_cursor ? (
        <TenantLink to={`/findings?check=${encodeURIComponent(COMBINATION_CHECK)}`}>{t('all')}</TenantLink>
      ) : null}
    </section>
  )
}
