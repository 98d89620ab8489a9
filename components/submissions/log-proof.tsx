'use client'

import { useTranslations } from 'next-intl'
import { CopyText } from '@/components/common/copy-text'
import { Hash } from '@/components/common/hash'
import { Section } from '@/components/common/section'
import type { Receipt } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

/** That the submission stands in the log, as whoever verifies it reads it. */
export function LogProof({ log }: Pick<Receipt, 'log'>) {
  const t = useTranslations('submissions.proof')
  return (
    <Section title={t('title')} lead={t('lead', { index: log.index, size: log.proof.size })}>
      <dl className={classes.sheet}>
        <dt>{t('leaf')}</dt>
        <dd>
          <Hash value={log.leaf} length={32} />
        </dd>
        <dt>{t('path', { count: log.proof.hashes.length })}</dt>
        <dd>
          <ol className={classes.hashes}>
            {log.proof.hashes.map((hash) => (
              <li key={hash}>
                <Hash value={hash} length={32} />
              </li>
            ))}
          </ol>
        </dd>
        <dt>{t('checkpoint')}</dt>
        <dd>
          <CopyText block value={log.checkpoint} />
        </dd>
      </dl>
    </Section>
  )
}
