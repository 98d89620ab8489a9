import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { finishFirst } from '@/app/finish-first'
import { Platform } from '@/components/platform/platform'
import { authorisePlatform, ForbiddenError, type PlatformScope } from '@/lib/access/keys'
import { platformActionsOf } from '@/lib/access/platform-duties'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readPlatformTenants } from '@/lib/views/read-platform-tenants'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('title') }
}

/** Tenants' metadata, for the platform's administrators; nothing at all for anybody else. */
export default async function PlatformPage() {
  const principal = await pagePrincipal(null)
  if (!principal) redirect('/sign-in?to=%2Fplatform')
  await finishFirst(principal)
  let scope: PlatformScope
  try {
    scope = authorisePlatform(principal, 'platform.tenants.read')
  } catch (error) {
    if (error instanceof ForbiddenError) notFound()
    throw error
  }
  return (
    <Platform
      initial={await readPlatformTenants(scope, { limit: 50 })}
      person={principal.actor.label}
      actions={platformActionsOf(principal)}
      timeZones={Intl.supportedValuesOf('timeZone')}
    />
  )
}
