import { notFound, redirect } from 'next/navigation'
import { SETTINGS_PAGES } from '@/components/settings/settings-pages'
import { pageScope } from '../../page-scope'

/** Leads to the first page of the settings that the person may see. */
export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, actions } = await pageScope((await params).tenant, 'tenant.read')
  const first = SETTINGS_PAGES.find(({ action }) => actions.includes(action))
  if (!first) notFound()
  redirect(`/t/${tenant.slug}/settings/${first.id}`)
}
