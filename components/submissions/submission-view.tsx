'use client'

import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useSubmission } from '@/components/api/use-submission'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Shape } from '@/components/common/shape'
import { useServerWords } from '@/components/common/use-server-words'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import { HowToVerify } from './how-to-verify'
import { LogProof } from './log-proof'
import { LookedAt } from './looked-at'
import { Placing } from './placing'
import { ProvenanceSheet } from './provenance-sheet'
import { receiptOf, saveReceipt } from './receipt-file'
import { SubmissionCounts } from './submission-counts'
import { SubmissionNotes } from './submission-notes'
import { SubmissionState } from './submission-state'
import classes from './submissions.module.css'
import { VerifiedHere } from './verified-here'
import { WhoCould } from './who-could'

/** One submission: where the evidence comes from, what was read in it, and the proof that it is unchanged. */
export function SubmissionView({ initial }: { initial: SubmissionDetailDto }) {
  const t = useTranslations('submissions')
  const { word, sentence } = useServerWords()
  const { data: submission, error: failure } = useSubmission(initial)
  const [asset] = submission.assets
  const { error } = submission
  const isWaiting = submission.state === 'received'
  const said = error ? sentence(error.code, error.message) : ''
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), to: '/submissions' },
          ...(asset ? [{ label: asset.name, to: `/assets/${asset.id}` }] : []),
        ]}
        title={
          asset ? t('detail.of', { name: asset.name }) : t(`detail.${isWaiting ? 'ofWaiting' : 'ofNothing'}`)
        }
        lead={
          <>
            <SubmissionState state={submission.state} look="washed" /> {t('detail.lead')}
          </>
        }
        actions={
          <>
            <Button
              className={classes.screenOnly}
              variant="default"
              leftSection={<IconPrinter size={15} />}
              onClick={() => window.print()}
            >
              {t('detail.print')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={15} />}
              onClick={() => saveReceipt(receiptOf(submission))}
            >
              {t('receipt.download')}
            </Button>
            {submission.provenance.dropped ? null : (
              <Button component={TenantLink} to={`/evidence/${submission.evidence.sha256}`} underline="never">
                {t('detail.openEvidence')}
              </Button>
            )}
          </>
        }
      />
      {failure ? <ErrorState error={failure} /> : null}
      {error ? (
        <div className={classes.verdict} data-state="rejected">
          <Shape name="square-cross" size={14} />
          <div>
            {word(error.code)}
            {said ? <p>{said}</p> : null}
            {error.at ? <p className={classes.soft}>{t('rejected.at', { place: error.at })}</p> : null}
          </div>
        </div>
      ) : null}
      {isWaiting ? <Placing percent={submission.progress ?? 0} /> : null}
      <div className={classes.two}>
        <div>
          <ProvenanceSheet submission={submission} />
          {isWaiting ? null : <LookedAt coverage={submission.provenance.coverage} />}
        </div>
        <div>
          {submission.state === 'rejected' || isWaiting ? null : (
            <>
              <SubmissionCounts counts={submission} />
              <SubmissionNotes notes={submission.notes} />
            </>
          )}
          <VerifiedHere submission={submission} />
          <LogProof log={submission.log} />
          <HowToVerify
            sha256={submission.evidence.sha256}
            isDropped={submission.provenance.dropped !== null}
          />
        </div>
      </div>
      <WhoCould />
    </>
  )
}
