import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProviderList } from '@/components/identity/provider-list'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { houseScope } from '@/lib/access/keys'
import { readIdentityProviders } from '@/lib/views/read-identity-providers'
import { platformPage } from '../platform-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('title') }
}

/** Identity providers of the platform: by them people of every tenant may come in. */
export default async function PlatformIdentityPage() {
  const { scope, person, actions } = await platformPage('/platform/identity', 'platform.identity.read')
  return (
    <PlatformFrame person={person} actions={actions}>
      <ProviderList
        tenant={null}
        may={actions.includes('platform.identity.write')}
        initial={await readIdentityProviders(houseScope(scope))}
      />
    </PlatformFrame>
  )
}
