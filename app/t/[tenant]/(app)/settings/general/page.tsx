import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GeneralSettings } from '@/components/settings/general-settings'
import { readSettings } from '@/lib/views/read-settings'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('nav.general') }
}

/** Name, zone, language, freshness and sessions of the tenant. */
export default async function GeneralPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'settings.read')
  return (
    <GeneralSettings initial={await readSettings(scope)} timeZones={Intl.supportedValuesOf('timeZone')} />
  )
}
