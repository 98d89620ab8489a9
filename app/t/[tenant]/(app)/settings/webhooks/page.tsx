import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { WebhookList } from '@/components/webhooks/webhook-list'
import { readWebhooks } from '@/lib/views/read-webhooks'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') }
}

/** Where the tenant is told of new gaps, of what has gone quiet and of rejected reports. */
export default async function WebhooksPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'webhooks.read')
  return <WebhookList initial={await readWebhooks(scope)} />
}
