'use client'

import { useTranslations } from 'next-intl'
import { CopyText } from '@/components/common/copy-text'
import { Hash } from '@/components/common/hash'
import { Shape } from '@/components/common/shape'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { Receipt } from '@/lib/views/submission.schema'
import { HowToVerify } from './how-to-verify'
import { saveReceipt } from './receipt-file'
import { SubmissionCounts } from './submission-counts'
import { SubmissionNotes } from './submission-notes'
import classes from './submissions.module.css'

export interface ReceiptSheetProps {
  receipt: Receipt
  onAgain: () => void
  onClose: () => void
}

/** What whoever handed in a report leaves with. */
export function ReceiptSheet({ receipt, onAgain, onClose }: ReceiptSheetProps) {
  const t = useTranslations('submissions')
  const said = receipt.duplicate
    ? 'duplicate'
    : receipt.state === 'parsed'
      ? 'accepted'
      : receipt.state === 'received'
        ? 'queued'
        : 'incomplete'
  return (
    <div>
      <div className={classes.verdict} data-state={receipt.state} role="status">
        <Shape name={receipt.state === 'incomplete' ? 'half' : 'disc-tick'} size={14} />
        {t(`receipt.${said}`)}
      </div>
      <dl className={classes.sheet}>
        <dt>{t('detail.id')}</dt>
        <dd>
          <CopyText value={receipt.id} />
        </dd>
        <dt>{t('detail.assets')}</dt>
        <dd>{receipt.assets.map((a) => a.name).join(', ') || '–'}</dd>
        <dt>{t('detail.tool')}</dt>
        <dd>{[receipt.tool, receipt.tool_version].filter(Boolean).join(' ') || '–'}</dd>
        <dt>SHA-256</dt>
        <dd>
          <Hash value={receipt.evidence.sha256} length={24} />
        </dd>
        <dt>{t('column.log')}</dt>
        <dd>
          {receipt.log.index} · {t('receipt.leaf')} <Hash value={receipt.log.leaf} />
        </dd>
      </dl>
      <br />
      <SubmissionCounts counts={receipt} />
      <SubmissionNotes notes={receipt.notes} />
      <HowToVerify sha256={receipt.evidence.sha256} />
      <Group gap="xs" justify="flex-end" className={classes.foot}>
        <TenantLink to={`/submissions/${receipt.id}`}>{t('receipt.open')}</TenantLink>
        <Button variant="default" onClick={() => saveReceipt(receipt)}>
          {t('receipt.download')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('upload.another')}
        </Button>
        <Button onClick={onClose}>{t('upload.done')}</Button>
      </Group>
    </div>
  )
}
