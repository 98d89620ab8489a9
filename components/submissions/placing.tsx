'use client'

import { useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import classes from './submissions.module.css'

/** Percent that are done once it is read (`lib/ingest/place-received.ts`). */
const READ = 40

/** How far a large report is that was received and is placed by a job. @param percent 0 while it waits for its turn */
export function Placing({ percent }: { percent: number }) {
  const t = useTranslations('submissions.placing')
  const label = t('label', { percent })
  const phase = percent === 0 ? 'waits' : percent < READ ? 'reads' : 'places'
  return (
    <div>
      <p>
        <b role="status">{t(phase)}</b>
        {percent === 0 ? null : <span className="numbers"> · {label}</span>}
      </p>
      <Progress value={percent} size="md" striped animated aria-label={label} mb="xs" />
      <p className={classes.soft}>{t('means')}</p>
    </div>
  )
}
