import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Administrators } from '@/components/platform/administrators'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { readAdministrators } from '@/lib/views/read-administrators'
import { platformPage } from '../platform-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('page.administrators') }
}

/** Who administers the platform, and which of the three duties is whose. */
export default async function AdministratorsPage() {
  const { scope, person, actions } = await platformPage('/platform/administrators', 'platform.people.read')
  return (
    <PlatformFrame person={person} actions={actions}>
      <Administrators
        initial={await readAdministrators(scope)}
        may={actions.includes('platform.people.write')}
      />
    </PlatformFrame>
  )
}
