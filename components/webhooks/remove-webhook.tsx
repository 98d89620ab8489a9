'use client'

import { useTranslations } from 'next-intl'
import { useRemoveWebhook } from '@/components/api/use-webhooks'
import { Confirm } from '@/components/common/confirm'
import type { WebhookDto } from '@/lib/views/webhook.schema'

/** Removes a webhook for good. */
export function RemoveWebhook({ hook, onClose }: { hook: WebhookDto | null; onClose: () => void }) {
  const t = useTranslations('webhooks.remove')
  const remove = useRemoveWebhook()
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <Confirm
      opened={hook !== null}
      title={t('title', { name: hook?.name ?? '' })}
      action={t('action')}
      busy={remove.isPending}
      error={remove.error}
      onClose={close}
      onConfirm={() => hook && remove.mutate(hook.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
