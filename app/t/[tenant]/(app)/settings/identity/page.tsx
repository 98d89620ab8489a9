import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProviderList } from '@/components/identity/provider-list'
import { readIdentityProviders } from '@/lib/views/read-identity-providers'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('title') }
}

/** Directories and OpenID providers by which people of the tenant come in. */
export default async function IdentityPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const { scope } = await pageScope(tenant, 'identity.read')
  return (
    <ProviderList
      tenant={tenant}
      may={scope.may('identity.write')}
      initial={await readIdentityProviders(scope)}
    />
  )
}
