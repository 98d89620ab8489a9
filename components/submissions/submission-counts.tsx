'use client'

import { useTranslations } from 'next-intl'
import { ResultBadge } from '@/components/common/result-badge'
import { Section } from '@/components/common/section'
import { SeverityBadge } from '@/components/common/severity-badge'
import { SEVERITY_ORDER } from '@/components/common/severity-order'
import type { SubmissionDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

type Counts = Pick<SubmissionDto, 'items' | 'by_result' | 'by_severity' | 'changes'>

/** What a report says, in the tool's own words where it has its own, and what it changed. */
export function SubmissionCounts({ counts }: { counts: Counts }) {
  const t = useTranslations('submissions.counts')
  const { items, by_result, by_severity, changes } = counts
  return (
    <Section title={t('title')}>
      <div className={classes.counts}>
        {items === null ? null : <span className={classes.total}>{t('items', { count: items })}</span>}
        {Object.entries(by_result ?? {}).map(([result, count]) => (
          <span key={result} className={classes.count}>
            <ResultBadge result={result} /> <b className="numbers">{count}</b>
          </span>
        ))}
      </div>
      {by_severity && Object.keys(by_severity).length > 0 ? (
        <div className={classes.counts}>
          {SEVERITY_ORDER.filter((s) => by_severity[s]).map((s) => (
            <SeverityBadge key={s} severity={s} count={by_severity[s] ?? 0} />
          ))}
        </div>
      ) : null}
      {changes ? (
        <dl className={classes.changes} aria-label={t('changes')}>
          {(['opened', 'closed', 'unchanged'] as const).map((name) => (
            <div key={name} data-change={changes[name] > 0 ? name : undefined}>
              <dd className="numbers">{changes[name]}</dd>
              <dt>{t(name)}</dt>
            </div>
          ))}
        </dl>
      ) : null}
    </Section>
  )
}
