'use client'

import { useTranslations } from 'next-intl'
import { CopyText } from '@/components/common/copy-text'
import classes from './agents.module.css'
import { githubLines, gitlabLines } from './send-lines'

/** The agent in a pipeline, as a gate: the token is kept where the pipeline keeps its secrets. */
export function HowInPipelines({ origin }: { origin: string }) {
  const t = useTranslations('agents.pipeline')
  const code = (chunks: React.ReactNode) => <code className={classes.code}>{chunks}</code>
  return (
    <ol className={classes.steps}>
      <li>
        <p>{t.rich('keep', { code })}</p>
      </li>
      <li>
        <p>{t('github')}</p>
        <CopyText block value={githubLines(origin)} />
      </li>
      <li>
        <p>{t('gitlab')}</p>
        <CopyText block value={gitlabLines(origin)} />
        <p className={classes.soft}>{t.rich('gate', { code })}</p>
      </li>
    </ol>
  )
}
