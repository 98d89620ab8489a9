'use client'

import { useTranslations } from 'next-intl'
import { CopyText } from '@/components/common/copy-text'
import classes from './agents.module.css'
import { curlLine, RUN_BENCH } from './send-lines'

/** Two steps to a first report: run the tool, hand in what it wrote. */
export function HowToSend({ origin, token }: { origin: string; token: string }) {
  const t = useTranslations('agents.send')
  const code = (chunks: React.ReactNode) => <code className={classes.code}>{chunks}</code>
  return (
    <ol className={classes.steps}>
      <li>
        <p>{t.rich('run', { code })}</p>
        <CopyText block value={RUN_BENCH} />
        <p className={classes.soft}>{t('again')}</p>
      </li>
      <li>
        <p>{t('hand')}</p>
        <CopyText block value={curlLine(origin, token)} />
        <p className={classes.soft}>
          {token === '$TOKEN' ? <>{t.rich('placeholder', { code })} </> : null}
          {t.rich('asset', { code })}
        </p>
      </li>
    </ol>
  )
}
