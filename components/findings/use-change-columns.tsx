'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { SeverityBadge } from '@/components/common/severity-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingChangeDto } from '@/lib/views/finding.schema'
import classes from './finding-row.module.css'
import { FindingTitle } from './finding-title'

/** Columns of what changed: what, on which finding, when, and the report that showed it. */
export function useChangeColumns(): DataColumn<FindingChangeDto>[] {
  const t = useTranslations('findings')
  return [
    {
      id: 'kind',
      header: t('changes.kind'),
      width: '7rem',
      cell: (change) => (
        <span className={classes.changeKind} data-kind={change.kind}>
          {t(`change.${change.kind}`)}
        </span>
      ),
    },
    {
      id: 'title',
      header: t('column.title'),
      priority: true,
      cell: ({ finding }) => (
        <span className={classes.title}>
          <FindingTitle title={finding.title} />
          {finding.subject ? <span className={classes.subject}>{finding.subject}</span> : null}
        </span>
      ),
    },
    {
      id: 'severity',
      header: t('column.severity'),
      width: '6rem',
      cell: ({ finding }) => <SeverityBadge severity={finding.severity} />,
    },
    {
      id: 'asset',
      header: t('column.asset'),
      width: '14%',
      cell: ({ finding }) => <TenantLink to={`/assets/${finding.asset.id}`}>{finding.asset.name}</TenantLink>,
    },
    { id: 'at', header: t('changes.at'), width: '9.5rem', cell: (change) => <Instant at={change.at} /> },
    {
      id: 'why',
      header: t('changes.why'),
      width: '8rem',
      cell: ({ submission }) =>
        submission ? (
          <TenantLink to={`/submissions/${submission}`}>{t('timeline.report')}</TenantLink>
        ) : (
          <span className={classes.none}>{t('changes.noReport')}</span>
        ),
    },
  ]
}
