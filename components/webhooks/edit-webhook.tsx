'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeWebhook } from '@/components/api/use-webhooks'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { WebhookDto } from '@/lib/views/webhook.schema'
import { WebhookFields, type WebhookValues } from './webhook-fields'

/** Changes a webhook. Address and secret are never shown again: left empty, they stay. */
export function EditWebhook({ hook, onClose }: { hook: WebhookDto; onClose: () => void }) {
  const t = useTranslations('webhooks')
  const common = useTranslations('common')
  const change = useChangeWebhook()
  const [values, setValues] = useState<WebhookValues>({
    name: hook.name,
    url: '',
    secret: '',
    events: hook.events,
  })
  const submit = () => {
    const url = values.url.trim()
    const secret = values.secret.trim()
    change.mutate(
      {
        id: hook.id,
        name: values.name.trim(),
        events: [...values.events],
        ...(url === '' ? {} : { url }),
        ...(secret === '' ? {} : { secret }),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={t('edit.title', { name: hook.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          <WebhookFields
            kind={hook.kind}
            values={values}
            saved
            onChange={(part) => setValues({ ...values, ...part })}
          />
          {change.error ? <Refusal error={change.error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={values.events.length === 0}>
              {common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
