'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { ResultBadge } from '@/components/common/result-badge'
import { useStateTitle } from '@/components/common/use-state-title'
import { TenantLink } from '@/components/shell/tenant-link'
import type { StateDto } from '@/lib/views/state.schema'
import classes from './assets.module.css'

export function useStateColumns(): DataColumn<StateDto>[] {
  const t = useTranslations('assets.detail')
  const titled = useStateTitle()
  return [
    {
      id: 'check',
      header: t('check'),
      priority: true,
      // Our own codes say what the titles say, and would push them out.
      cell: (s) => (
        <span title={[s.check.printed_id, titled(s.check, s.result)].filter(Boolean).join(' ')}>
          {s.check.printed_id && s.check.tool !== 'plimsoll' ? (
            <span className={classes.none}>{s.check.printed_id} </span>
          ) : null}
          <span className={classes.check}>{titled(s.check, s.result)}</span>
        </span>
      ),
    },
    {
      id: 'subject',
      header: t('subject'),
      width: '16%',
      cell: (s) => (s.subject ? <code title={s.subject}>{s.subject}</code> : null),
    },
    { id: 'result', header: t('result'), width: '7.5rem', cell: (s) => <ResultBadge result={s.result} /> },
    {
      id: 'says',
      header: t('says'),
      width: '22%',
      cell: (s) =>
        s.detail ? (
          <span className={classes.detail} title={s.detail}>
            {s.detail}
          </span>
        ) : null,
    },
    {
      id: 'since',
      header: t('since'),
      width: '7rem',
      cell: (s) => <Instant at={s.since} form="day" />,
    },
    {
      id: 'evidence',
      header: t('evidence'),
      width: '5.5rem',
      cell: (s) => (
        <TenantLink to={`/evidence/${s.evidence}?from=${s.at.from}&to=${s.at.to}`}>{t('lines')}</TenantLink>
      ),
    },
  ]
}
