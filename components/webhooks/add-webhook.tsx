'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAddWebhook, type WebhookWithSecret } from '@/components/api/use-webhooks'
import { Refusal } from '@/components/common/refusal'
import { SecretOnce } from '@/components/common/secret-once'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { KINDS, WebhookFields, type WebhookKind, type WebhookValues } from './webhook-fields'
import classes from './webhooks.module.css'

/** Makes a webhook; where the secret is ours, shows it once. */
export function AddWebhook({ onClose }: { onClose: () => void }) {
  const t = useTranslations('webhooks')
  const common = useTranslations('common')
  const add = useAddWebhook()
  const [made, setMade] = useState<WebhookWithSecret | null>(null)
  const [kind, setKind] = useState<WebhookKind>('standard')
  const [values, setValues] = useState<WebhookValues>({
    name: '',
    url: '',
    secret: '',
    events: ['gap.new', 'source.quiet', 'report.rejected'],
  })
  const submit = () => {
    const { name, url, events } = values
    const secret = values.secret.trim()
    const own = secret !== '' && (kind === 'dingtalk' || kind === 'feishu') ? { secret } : {}
    add.mutate(
      { name: name.trim(), kind, url: url.trim(), events: [...events], ...own },
      { onSuccess: (hook) => (hook.secret ? setMade(hook) : onClose()) },
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made ? t('made.title', { name: made.name }) : t('add')}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made?.secret ? (
        <Stack gap="md">
          <SecretOnce title={t('made.secret')} value={made.secret}>
            {t('made.once')}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('made.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="md">
            <RadioGroup
              label={t('form.kind')}
              value={kind}
              onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'standard')}
            >
              <div className={classes.choices}>
                {KINDS.map((one) => (
                  <Radio key={one} value={one} label={t(`kind.${one}`)} description={t(`kindMeans.${one}`)} />
                ))}
              </div>
            </RadioGroup>
            <WebhookFields
              kind={kind}
              values={values}
              saved={false}
              onChange={(part) => setValues({ ...values, ...part })}
            />
            {add.error ? <Refusal error={add.error} /> : null}
            <Group gap="xs" justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {common('cancel')}
              </Button>
              <Button type="submit" loading={add.isPending} disabled={values.events.length === 0}>
                {kind === 'standard' ? t('form.submitSecret') : t('form.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
