'use client'

import { useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import classes from './submissions.module.css'

/** How far a large report is that was received and is placed by a job. @param percent 0 while it waits for its turn */
export function Placing({ percent }: { percent: number }) {
  const t = useTranslations('submissions.placing')
  const label = t('label', { percent })
  return (
    <div role="status">
      <p>
        <b>{t('title')}</b> · {label}
      </p>
      <Progress value={percent} size="md" striped animated aria-label={label} mb="xs" />
      <p className={classes.soft}>{t('means')}</p>
    </div>
  )
}
