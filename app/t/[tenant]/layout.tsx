import type { ReactNode } from 'react'
import { TenantProvider } from '@/components/api/tenant-context'
import { Shell } from '@/components/shell/shell'
import { allowance, everyAction } from '@/lib/access/allowance'
import { hasRole } from '@/lib/access/has-role'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { tenantNotices } from './tenant-notices'

/** Draws the shell. It lets nobody in: each page authorises itself (`page-scope.ts`). */
export default async function TenantLayout({
  params,
  children,
}: {
  params: Promise<{ tenant: string }>
  children: ReactNode
}) {
  const principal = await pagePrincipal((await params).tenant)
  // Nobody, or no member: the page itself leads to the door, or says that there is nothing.
  if (!principal?.tenant || !hasRole(principal)) return children
  const { slug, name, timeZone, language } = principal.tenant
  const actions = everyAction(principal)
  const alerts = actions.includes('identity.write') ? (principal.openAlerts ?? 0) : 0
  const limit = allowance(principal, ['assets.read']) ?? null
  return (
    <TenantProvider
      tenant={{ alerts, slug, name, timeZone, language, actions, limit, person: principal.actor.label }}
    >
      <Shell notices={await tenantNotices(principal)}>{children}</Shell>
    </TenantProvider>
  )
}
