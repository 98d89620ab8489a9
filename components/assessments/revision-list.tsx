'use client'

import { useTranslations } from 'next-intl'
import { AuditDiff } from '@/components/audit/audit-diff'
import { diffOf } from '@/components/audit/diff-of'
import { Instant } from '@/components/common/instant'
import type { AssessmentRevisionDto } from '@/lib/views/assessment-profile.schema'
import classes from './applicability.module.css'

/** Who changed what an assessment is judged by, newest first. */
export function RevisionList({ revisions }: { revisions: readonly AssessmentRevisionDto[] }) {
  const t = useTranslations('assessments.revisions')
  return (
    <ol className={classes.revisions}>
      {revisions.map((revision, i) => {
        const before = revisions[i + 1]
        const parts = revision.changed.map((part) => t(`part.${part}`)).join(t('comma'))
        const head = (
          <>
            <Instant at={revision.revision} /> · {revision.actor.label} ·{' '}
            {before ? t('changed', { parts }) : t('begun')}{' '}
            <span className={classes.aside}>{t('leaf', { index: revision.log_index })}</span>
          </>
        )
        return (
          <li key={revision.revision} className={classes.revision}>
            {before ? (
              <details>
                <summary className={classes.summary}>{head}</summary>
                <div className={classes.diff}>
                  <AuditDiff lines={diffOf(shown(before), shown(revision))} />
                </div>
              </details>
            ) : (
              head
            )}
          </li>
        )
      })}
    </ol>
  )
}

const shown = ({ profile, scope, period, catalogue_version }: AssessmentRevisionDto) => ({
  profile,
  scope,
  period,
  mapping: catalogue_version,
})
