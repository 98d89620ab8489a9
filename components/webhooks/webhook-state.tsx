'use client'

import { useTranslations } from 'next-intl'
import { ToneBadge } from '@/components/common/tone-badge'
import type { WebhookDto } from '@/lib/views/webhook.schema'

/** Whether messages arrive. */
export function WebhookState({ hook }: { hook: WebhookDto }) {
  const t = useTranslations('webhooks.state')
  if (hook.disabled_why === 'person') return <ToneBadge tone="unknown" shape="dash" word={t('off')} />
  if (hook.disabled_at) return <ToneBadge tone="gap" shape="triangle" word={t('disabled')} look="washed" />
  if (hook.failing_since) return <ToneBadge tone="judge" shape="triangle" word={t('failing')} />
  if (!hook.last_delivery) return <ToneBadge tone="unknown" shape="dashed" word={t('untried')} />
  return <ToneBadge tone="met" shape="disc-tick" word={t('works')} />
}
