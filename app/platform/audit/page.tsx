import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { finishFirst } from '@/app/finish-first'
import { PlatformAudit } from '@/components/platform/platform-audit'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { authorisePlatform, ForbiddenError, houseScope, type Scope } from '@/lib/access/keys'
import { platformActionsOf } from '@/lib/access/platform-duties'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readAuditEvents } from '@/lib/views/read-audit-events'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('page.audit') }
}

/** Who did what on the platform. */
export default async function PlatformAuditPage() {
  const principal = await pagePrincipal(null)
  if (!principal) redirect('/sign-in?to=%2Fplatform%2Faudit')
  await finishFirst(principal)
  let scope: Scope
  try {
    scope = houseScope(authorisePlatform(principal, 'platform.audit.read'))
  } catch (error) {
    if (error instanceof ForbiddenError) notFound()
    throw error
  }
  const actions = platformActionsOf(principal)
  return (
    <PlatformFrame person={principal.actor.label} actions={actions}>
      <PlatformAudit initial={await readAuditEvents(scope, { limit: 50 })} />
    </PlatformFrame>
  )
}
