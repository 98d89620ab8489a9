'use client'

import { useTranslations } from 'next-intl'
import { useRotateSecret } from '@/components/api/use-webhooks'
import { Confirm } from '@/components/common/confirm'
import { SecretOnce } from '@/components/common/secret-once'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { WebhookDto } from '@/lib/views/webhook.schema'

/** Gives a webhook a new secret, shown once; the old one signs beside it for a day. */
export function NewSecret({ hook, onClose }: { hook: WebhookDto | null; onClose: () => void }) {
  const t = useTranslations('webhooks')
  const rotate = useRotateSecret()
  const close = () => {
    rotate.reset()
    onClose()
  }
  const secret = rotate.data?.secret
  if (hook && secret) {
    return (
      <Modal
        opened
        onClose={close}
        size="lg"
        title={t('secret.made', { name: hook.name })}
        closeOnClickOutside={false}
        closeOnEscape={false}
      >
        <Stack gap="md">
          <SecretOnce title={t('made.secret')} value={secret}>
            {t('secret.once')}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={close}>{t('made.done')}</Button>
          </Group>
        </Stack>
      </Modal>
    )
  }
  return (
    <Confirm
      opened={hook !== null}
      title={t('secret.title', { name: hook?.name ?? '' })}
      action={t('secret.action')}
      danger={false}
      busy={rotate.isPending}
      error={rotate.error}
      onClose={close}
      onConfirm={() => hook && rotate.mutate(hook.id)}
    >
      {t('secret.means')}
    </Confirm>
  )
}
