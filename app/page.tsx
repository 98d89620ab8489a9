import { redirect } from 'next/navigation'
import { TenantChooser } from '@/components/sign-in/tenant-chooser'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { finishFirst } from './finish-first'
import { homeTenants } from './home-tenants'
import { person } from './person'

/** Leads on: to the door, to the only tenant, or to a choice of them. */
export default async function HomePage() {
  await finishFirst(await pagePrincipal(null))
  const me = await person()
  if (!me) redirect('/sign-in')
  const [only] = me.tenants
  if (only && me.tenants.length === 1 && !me.platform_admin) redirect(`/t/${only.slug}/overview`)
  const [shut] = me.suspended_tenants
  if (!only && shut && !me.platform_admin) redirect(`/t/${shut.slug}/sign-in`)
  // Its door says that local passwords are closed there.
  const [closed] = me.closed_tenants
  if (!only && closed && !me.platform_admin) redirect(`/t/${closed.slug}/sign-in`)
  if (!only && me.platform_admin) redirect('/platform')
  const tenants = await homeTenants(me.tenants.map(({ slug }) => slug))
  return <TenantChooser me={me} tenants={tenants} now={new Date().toISOString()} />
}
