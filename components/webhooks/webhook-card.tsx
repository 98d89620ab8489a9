'use client'

import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useChangeWebhook, useTestWebhook } from '@/components/api/use-webhooks'
import { Instant } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { WebhookDto } from '@/lib/views/webhook.schema'
import { Deliveries } from './deliveries'
import { TestResult } from './test-result'
import { WebhookState } from './webhook-state'
import classes from './webhooks.module.css'

export type WebhookDeed = 'edit' | 'secret' | 'remove'

export interface WebhookCardProps {
  hook: WebhookDto
  /** Absent: only to be read. */
  onDeed: ((deed: WebhookDeed) => void) | undefined
}

/** One webhook: where to, of what, how it stands, and what was sent. */
export function WebhookCard({ hook, onDeed }: WebhookCardProps) {
  const t = useTranslations('webhooks')
  const [open, { toggle }] = useDisclosure(false)
  const change = useChangeWebhook()
  const test = useTestWebhook()
  const off = hook.disabled_at !== null
  const small = { size: 'compact-sm', variant: 'default' } as const
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h2 className={classes.name}>{hook.name}</h2>
        <WebhookState hook={hook} />
      </div>
      <p className={classes.where}>
        {t(`kind.${hook.kind}`)} · <code>{hook.address}</code> · {hook.signed ? t('signed') : t('unsigned')}
      </p>
      <p className={classes.events}>
        {t('tells', {
          events: hook.events.map((event) => t(`event.${event.replace('.', '_')}`)).join(t('comma')),
        })}
      </p>
      {hook.disabled_why === 'failing' || hook.disabled_why === 'gone' ? (
        <p className={classes.notice}>{t(`disabled.${hook.disabled_why}`)}</p>
      ) : null}
      {hook.old_secret_until ? (
        <p className={classes.events}>
          {t.rich('oldSecret', { time: () => <Instant at={hook.old_secret_until} /> })}
        </p>
      ) : null}
      <Group gap="xs" mt="sm">
        {onDeed ? (
          <Button size="compact-sm" loading={test.isPending} onClick={() => test.mutate(hook.id)}>
            {t('test.action')}
          </Button>
        ) : null}
        <Button {...small} onClick={toggle} aria-expanded={open}>
          {t('history.action')}
        </Button>
        {onDeed ? (
          <>
            <Button {...small} onClick={() => onDeed('edit')}>
              {t('edit.action')}
            </Button>
            {hook.kind === 'standard' ? (
              <Button {...small} onClick={() => onDeed('secret')}>
                {t('secret.action')}
              </Button>
            ) : null}
            <Button
              {...small}
              loading={change.isPending}
              onClick={() => change.mutate({ id: hook.id, enabled: off })}
            >
              {off ? t('turnOn') : t('turnOff')}
            </Button>
            <Button {...small} onClick={() => onDeed('remove')}>
              {t('remove.action')}
            </Button>
          </>
        ) : null}
      </Group>
      {change.error ? <Refusal error={change.error} /> : null}
      <TestResult tested={test.data} error={test.error} />
      {open ? <Deliveries id={hook.id} name={hook.name} /> : null}
    </li>
  )
}
