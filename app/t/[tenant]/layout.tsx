import type { ReactNode } from 'react'
import { TenantProvider } from '@/components/api/tenant-context'
import { Shell } from '@/components/shell/shell'
import { actionsOf } from '@/lib/access/roles'
import { pagePrincipal } from '@/lib/auth/page-principal'

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
  if (!principal?.tenant || principal.roles.length === 0) return children
  const { slug, name, timeZone, language } = principal.tenant
  const actions = [...actionsOf(principal.roles)]
  return (
    <TenantProvider tenant={{ slug, name, timeZone, language, actions, person: principal.actor.label }}>
      <Shell>{children}</Shell>
    </TenantProvider>
  )
}
