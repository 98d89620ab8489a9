'use client'

import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { type WebhookList as List, useWebhooks } from '@/components/api/use-webhooks'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Button } from '@/components/ui/button'
import type { WebhookDto } from '@/lib/views/webhook.schema'
import { AddWebhook } from './add-webhook'
import { EditWebhook } from './edit-webhook'
import { NewSecret } from './new-secret'
import { RemoveWebhook } from './remove-webhook'
import { WebhookCard, type WebhookDeed } from './webhook-card'
import classes from './webhooks.module.css'

/** Where the tenant is told of what happens. */
export function WebhookList({ initial }: { initial: List }) {
  const t = useTranslations('webhooks')
  const may = useMay('webhooks.write')
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<{ deed: WebhookDeed; hook: WebhookDto } | null>(null)
  const { data, error, refetch } = useWebhooks(initial)
  const add = may ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  ) : null
  const done = () => setDoing(null)
  const subject = (deed: WebhookDeed) => (doing?.deed === deed ? doing.hook : null)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={data.items.length > 0 ? add : null} />
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {data.items.length === 0 ? (
        <EmptyState title={t('empty')} action={add}>
          {may ? t('emptyNext') : t('emptyRead')}
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-label={t('title')}>
          {data.items.map((hook) => (
            <WebhookCard
              key={hook.id}
              hook={hook}
              onDeed={may ? (deed) => setDoing({ deed, hook }) : undefined}
            />
          ))}
        </ul>
      )}
      {adding ? <AddWebhook onClose={() => setAdding(false)} /> : null}
      {doing?.deed === 'edit' ? <EditWebhook hook={doing.hook} onClose={done} /> : null}
      <NewSecret hook={subject('secret')} onClose={done} />
      <RemoveWebhook hook={subject('remove')} onClose={done} />
    </>
  )
}
