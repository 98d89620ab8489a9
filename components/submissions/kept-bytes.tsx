'use client'

import { useTranslations } from 'next-intl'
import { Hash } from '@/components/common/hash'
import { DroppedOn } from '@/components/evidence/dropped-evidence'
import { TenantLink } from '@/components/shell/tenant-link'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

/** The bytes that were handed in, to be opened; or by which act they were dropped. */
export function KeptBytes({ submission }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('submissions.detail')
  const evidence = useTranslations('evidence')
  const { sha256, bytes } = submission.evidence
  const { dropped } = submission.provenance
  return (
    <div>
      {dropped ? (
        evidence('dropped')
      ) : (
        <TenantLink to={`/evidence/${sha256}`}>{t('openEvidence')}</TenantLink>
      )}{' '}
      <span className={classes.soft}>{t('bytes', { count: bytes })}</span>
      <div>
        <Hash value={sha256} length={64} />
      </div>
      {dropped ? (
        <div className={classes.soft}>
          <DroppedOn dropped={dropped} />
        </div>
      ) : null}
    </div>
  )
}
