import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { finishFirst } from '@/app/finish-first'
import { ProviderList } from '@/components/identity/provider-list'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { authorisePlatform, ForbiddenError, houseScope, type Scope } from '@/lib/access/keys'
import { platformActionsOf } from '@/lib/access/platform-duties'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readIdentityProviders } from '@/lib/views/read-identity-providers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('title') }
}

/** Identity providers of the platform: by them people of every tenant may come in. */
export default async function PlatformIdentityPage() {
  const principal = await pagePrincipal(null)
  if (!principal) redirect('/sign-in?to=%2Fplatform%2Fidentity')
  await finishFirst(principal)
  let scope: Scope
  try {
    scope = houseScope(authorisePlatform(principal, 'platform.identity.read'))
  } catch (error) {
    if (error instanceof ForbiddenError) notFound()
    throw error
  }
  const actions = platformActionsOf(principal)
  return (
    <PlatformFrame person={principal.actor.label} actions={actions}>
      <ProviderList
        tenant={null}
        may={actions.includes('platform.identity.write')}
        initial={await readIdentityProviders(scope)}
      />
    </PlatformFrame>
  )
}
