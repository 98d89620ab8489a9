'use client'

import { useTranslations } from 'next-intl'
import { Refusal } from '@/components/common/refusal'
import { ToneBadge } from '@/components/common/tone-badge'
import type { WebhookTested } from '@/lib/views/webhook.schema'
import classes from './webhooks.module.css'

/** What came of a test message. */
export function TestResult({ tested, error }: { tested: WebhookTested | undefined; error: unknown }) {
  const t = useTranslations('webhooks.test')
  if (error) return <Refusal error={error} />
  if (!tested) return null
  const { delivered, status } = tested
  return (
    <p className={classes.tested} role="status">
      <ToneBadge
        tone={delivered ? 'met' : 'gap'}
        shape={delivered ? 'disc-tick' : 'square-cross'}
        word={delivered ? t('arrived') : t('failed')}
      />{' '}
      {status === null ? t('noAnswer') : t('answered', { status: String(status) })}
      {tested.error && !tested.error.startsWith('The receiver answered') ? (
        <span className={classes.fault}>{tested.error}</span>
      ) : null}
    </p>
  )
}
