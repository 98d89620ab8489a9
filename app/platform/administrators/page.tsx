import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { finishFirst } from '@/app/finish-first'
import { Administrators } from '@/components/platform/administrators'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { authorisePlatform, ForbiddenError, type PlatformScope } from '@/lib/access/keys'
import { platformActionsOf } from '@/lib/access/platform-duties'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readAdministrators } from '@/lib/views/read-administrators'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('page.administrators') }
}

/** Who administers the platform, and which of the three duties is whose. */
export default async function AdministratorsPage() {
  const principal = await pagePrincipal(null)
  if (!principal) redirect('/sign-in?to=%2Fplatform%2Fadministrators')
  await finishFirst(principal)
  let scope: PlatformScope
  try {
    scope = authorisePlatform(principal, 'platform.people.read')
  } catch (error) {
    if (error instanceof ForbiddenError) notFound()
    throw error
  }
  const actions = platformActionsOf(principal)
  return (
    <PlatformFrame person={principal.actor.label} actions={actions}>
      <Administrators
        initial={await readAdministrators(scope)}
        may={actions.includes('platform.people.write')}
      />
    </PlatformFrame>
  )
}
