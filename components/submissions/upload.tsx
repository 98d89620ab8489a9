'use client'

import { useTranslations } from 'next-intl'
import { ApiError } from '@/components/api/client'
import { useUpload } from '@/components/api/use-upload'
import { ErrorState } from '@/components/common/error-state'
import { ReceiptSheet } from './receipt-sheet'
import { Rejected } from './rejected'
import { UploadForm } from './upload-form'
import { UploadProgress } from './upload-progress'

/** What was read and refused carries the place, mostly with what was kept; anything else is a fault of the way. */
const READ_AND_REFUSED = [400, 413, 415, 422]

/** Handing in a report, from the file to the receipt. */
export function Upload({ onClose }: { onClose: () => void }) {
  const t = useTranslations('submissions.upload')
  const upload = useUpload()
  const { data, error, sent, isPending, mutate, reset } = upload
  if (data) return <ReceiptSheet receipt={data} onAgain={reset} onClose={onClose} />
  if (error instanceof ApiError && READ_AND_REFUSED.includes(error.status)) {
    return <Rejected problem={error.problem} onAgain={reset} />
  }
  return (
    <>
      {error ? <ErrorState error={error} /> : null}
      {isPending ? <UploadProgress sent={sent} label={sent < 1 ? t('sending') : t('reading')} /> : null}
      <UploadForm hidden={isPending} onSubmit={mutate} onCancel={onClose} />
    </>
  )
}
