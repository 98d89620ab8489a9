'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './findings.module.css'

export interface FindingConflictProps {
  /** What the person was looking at. */
  seen: FindingDetailDto
  now: FindingDetailDto
  onDismiss: () => void
}

/** Somebody else was faster: what is different now. The change was not made. */
export function FindingConflict({ seen, now, onDismiss }: FindingConflictProps) {
  const t = useTranslations('findings')
  const owner = (finding: FindingDetailDto) => finding.owner?.name ?? t('detail.nobody')
  const status = (finding: FindingDetailDto) => t(`status.${finding.status}`)
  const changes = [
    { field: t('detail.status'), before: status(seen), after: status(now) },
    { field: t('detail.owner'), before: owner(seen), after: owner(now) },
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
      <Button size="compact-xs" variant="default" onClick={onDismiss}>
        {t('conflict.dismiss')}
      </Button>
    </div>
  )
}
