'use client'

import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { useVerification, useVerifyBytes, type Verification } from '@/components/api/use-verification'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { Section } from '@/components/common/section'
import { Shape } from '@/components/common/shape'
import { Button } from '@/components/ui/button'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

/** The proof, verified where it is read: the server is asked for bytes, not for its opinion. */
export function VerifiedHere({ submission }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('provenance.verified')
  const may = useMay('log.read')
  if (!may) return null
  return (
    <Section title={t('title')} lead={t('lead')}>
      <Verified submission={submission} />
    </Section>
  )
}

function Verified({ submission }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('provenance.verified')
  const { data, error, isPending, refetch } = useVerification(submission)
  const bytes = useVerifyBytes(submission)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (isPending)
    return (
      <p className={classes.soft} aria-busy="true">
        {t('busy')}
      </p>
    )
  return (
    <>
      <Outcome outcome={data} word={t('holds')} />
      {bytes.data ? <Outcome outcome={bytes.data} word={t('bytesHold')} /> : null}
      {bytes.error ? <ErrorState error={bytes.error} /> : null}
      <p className={classes.soft}>
        {t('key')} <Hash value={data.vkey} length={40} />
        <br />
        {t('keyCaution')}
      </p>
      {bytes.data || submission.provenance.dropped ? null : (
        <Button
          className={classes.screenOnly}
          size="xs"
          variant="default"
          loading={bytes.isPending}
          onClick={() => bytes.mutate()}
        >
          {t('hashBytes', { count: submission.evidence.bytes })}
        </Button>
      )}
    </>
  )
}

function Outcome({ outcome: { ok, part }, word }: { outcome: Verification; word: string }) {
  const t = useTranslations('provenance.verified')
  return (
    <div className={classes.verdict} data-state={ok ? 'parsed' : 'rejected'} role="status">
      <Shape name={ok ? 'disc-tick' : 'square-cross'} size={14} />
      <div>
        {ok
          ? word
          : t('fails', { part: part !== null && t.has(`part.${part}`) ? t(`part.${part}`) : (part ?? '') })}
      </div>
    </div>
  )
}
