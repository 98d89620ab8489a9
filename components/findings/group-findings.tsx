'use client'

import { useTranslations } from 'next-intl'
import { useFilteredPages } from '@/components/api/use-filtered-pages'
import { useTimes } from '@/components/api/use-times'
import { ErrorState } from '@/components/common/error-state'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './groups.module.css'
import { StatusBadge } from './status-badge'

const FIRST = 12
const NOTHING = { query: { never: '1' }, page: { items: [], next_cursor: null } }

/** The first findings of an opened group, and the way to all of them. */
export function GroupFindings({ which, all }: { which: Readonly<Record<string, string>>; all: string }) {
  const t = useTranslations('findings')
  const times = useTimes()
  const list = useFilteredPages<FindingDto>('/findings', { ...which, ...times, limit: FIRST }, NOTHING)
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  return (
    <ul className={classes.members} aria-busy={list.loading}>
      {list.items.map((finding) => (
        <li key={finding.id}>
          <TenantLink to={`/findings/${finding.id}`} data-row className={classes.member}>
            <span className={classes.what}>
              {finding.title}
              {finding.subject ? <span className={classes.subject}> {finding.subject}</span> : null}
            </span>
            <span className={classes.where}>{finding.asset.name}</span>
            <StatusBadge status={finding.status} />
          </TenantLink>
        </li>
      ))}
      {list.onMore ? (
        <li>
          <TenantLink to={`/findings?${all}`} className={classes.all}>
            {t('groups.all')}
          </TenantLink>
        </li>
      ) : null}
    </ul>
  )
}
