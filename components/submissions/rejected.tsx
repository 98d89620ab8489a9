'use client'

import { useTranslations } from 'next-intl'
import type { ApiProblem } from '@/components/api/client'
import { Shape } from '@/components/common/shape'
import { useServerWords } from '@/components/common/use-server-words'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import classes from './submissions.module.css'

/** Why a report was not read: the precise fault and its place, and what was kept of it. */
export function Rejected({ problem, onAgain }: { problem: ApiProblem; onAgain: () => void }) {
  const t = useTranslations('submissions.rejected')
  const { word, sentence } = useServerWords()
  const said = sentence(problem.code, problem.detail)
  const kept = typeof problem.submission_id === 'string' ? problem.submission_id : null
  return (
    <div role="alert">
      <div className={classes.verdict} data-state="rejected">
        <Shape name="square-cross" size={14} />
        <div>
          {t('title')}: {word(problem.code)}
          {said ? <p>{said}</p> : null}
          {problem.at ? <p className={classes.soft}>{t('at', { place: problem.at })}</p> : null}
          {(problem.errors ?? []).map((error) => (
            <p key={error.at} className={classes.soft}>
              {[error.at, sentence(problem.code, error.detail)].filter(Boolean).join(': ')}
            </p>
          ))}
        </div>
      </div>
      <p className={classes.soft}>{kept ? t('kept') : t('notKept')}</p>
      <Group gap="md" justify="flex-end">
        {kept ? <TenantLink to={`/submissions/${kept}`}>{t('open')}</TenantLink> : null}
        <Button onClick={onAgain}>{t('again')}</Button>
      </Group>
    </div>
  )
}
