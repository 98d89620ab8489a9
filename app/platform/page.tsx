import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Platform } from '@/components/platform/platform'
import { readPlatformTenants } from '@/lib/views/read-platform-tenants'
import { platformPage } from './platform-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('title') }
}

/** Tenants' metadata, for the platform's administrators; nothing at all for anybody else. */
export default async function PlatformPage() {
  const { scope, person, actions } = await platformPage('/platform', 'platform.tenants.read')
  return (
    <Platform
      initial={await readPlatformTenants(scope, { limit: 50 })}
      person={person}
      actions={actions}
      timeZones={Intl.supportedValuesOf('timeZone')}
    />
  )
}
