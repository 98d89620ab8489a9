'use client'

import { useTranslations } from 'next-intl'
import type { MeanwhileChange } from '@/components/api/use-findings'
import { Button } from '@/components/ui/button'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'

export interface FindingConflictProps {
  /** What the person was looking at. */
  seen: FindingDetailDto
  now: FindingDetailDto
  /** Who did what meanwhile, where the refusal tells it. */
  by: readonly MeanwhileChange[]
  onDismiss: () => void
}

/** Somebody else was faster: what is different now. The change was not made. */
export function FindingConflict({ seen, now, by, onDismiss }: FindingConflictProps) {
  const t = useTranslations('findings')
  const owner = (finding: FindingDetailDto) => finding.owner?.name ?? t('detail.nobody')
  const status = (finding: FindingDetailDto) => t(`status.${finding.status}`)
  const changes = [
    { field: t('detail.status'), before: status(seen), after: status(now) },
    { field: t('detail.owner'), before: owner(seen), after: owner(now) },
    { field: t('detail.due'), before: seen.due_on ?? '–', after: now.due_on ?? '–' },
  ].filter(({ before, after }) => before !== after)
  return (
    <div className={classes.conflict} role="alert">
      <strong>{t('conflict.title')}</strong>
      <p>{t('conflict.nothing')}</p>
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={change.field}>{t('conflict.was', change)}</li>
        ))}
      </ul>
      {by.length > 0 ? (
        <p>{t('conflict.by', { names: [...new Set(by.map((change) => change.by))].join(', ') })}</p>
      ) : null}
      <Button size="compact-xs" variant="default" onClick={onDismiss}>
        {t('conflict.dismiss')}
      </Button>
    </div>
  )
}
