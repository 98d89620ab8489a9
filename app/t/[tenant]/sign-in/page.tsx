import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { type DoorQuery, faultOfQuery } from '@/app/sign-in/door-query'
import { localTarget } from '@/app/sign-in/local-target'
import { SignInPage } from '@/components/sign-in/sign-in-page'
import { SuspendedPage } from '@/components/sign-in/suspended-page'
import { hasRole } from '@/lib/access/has-role'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { suspensionOf } from '@/lib/auth/suspension-of'
import { tenantDoor } from '@/lib/auth/tenant-door'
import { waysIn } from '@/lib/auth/ways-in'
import { whySignedOut } from '@/lib/auth/why-signed-out'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

/** A tenant's own door, with its name on it. One that is not there, or is suspended, has a door like
 * any other; only its own people are told that it is suspended. */
export default async function TenantSignIn({
  params,
  searchParams,
}: {
  params: Promise<{ tenant: string }>
  searchParams: Promise<DoorQuery>
}) {
  const { tenant: slug } = await params
  const home = `/t/${encodeURIComponent(slug)}/`
  const query = await searchParams
  const to = localTarget(query.to, home, `${home}overview`)
  const principal = await pagePrincipal(slug)
  if (principal?.held) redirect(`/sign-in/finish?to=${encodeURIComponent(to)}`)
  if (principal?.tenant && hasRole(principal)) redirect(to)
  const suspension = await suspensionOf(principal, slug)
  if (suspension) {
    const { name, timeZone, suspendedAt, reason } = suspension
    return <SuspendedPage name={name} since={suspendedAt.toISOString()} timeZone={timeZone} reason={reason} />
  }
  const ways = await waysIn(slug)
  return (
    <SignInPage
      slug={slug}
      tenant={await tenantDoor(slug)}
      ways={ways}
      to={to}
      signedInAs={principal?.actor.label ?? null}
      localClosed={principal?.localClosed ?? false}
      ended={principal ? null : await whySignedOut(slug)}
      fault={faultOfQuery(query, ways)}
    />
  )
}
