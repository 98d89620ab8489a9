import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localTarget } from '@/app/sign-in/local-target'
import { SignInPage } from '@/components/sign-in/sign-in-page'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { tenantDoor } from '@/lib/auth/tenant-door'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

/** A tenant's own door, with its name on it. One that is not there, or is suspended, has a door like any other. */
export default async function TenantSignIn({
  params,
  searchParams,
}: {
  params: Promise<{ tenant: string }>
  searchParams: Promise<{ to?: string | string[] }>
}) {
  const { tenant: slug } = await params
  const home = `/t/${encodeURIComponent(slug)}/`
  const to = localTarget((await searchParams).to, home, `${home}overview`)
  const principal = await pagePrincipal(slug)
  if (principal?.tenant && principal.roles.length > 0) redirect(to)
  return <SignInPage tenant={await tenantDoor(slug)} to={to} signedInAs={principal?.actor.label ?? null} />
}
