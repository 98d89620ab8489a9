import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountSettings } from '@/components/settings/account-settings'
import { ACCOUNT_PRESETS } from '@/lib/core/account-presets'
import { readSettings } from '@/lib/views/read-settings'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('nav.accounts') }
}

/** What the tenant asks of local accounts and their sessions. */
export default async function AccountsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'settings.read')
  return <AccountSettings initial={await readSettings(scope)} presets={ACCOUNT_PRESETS} />
}
