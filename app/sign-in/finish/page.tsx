import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { person } from '@/app/person'
import { FinishPage } from '@/components/sign-in/finish-page'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readOwnAccount } from '@/lib/auth/read-own-account'
import { localTarget } from '../local-target'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

/** For whoever is signed in and must choose a password, or set up a second factor, before they may go on to `to`. */
export default async function Finish({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>
}) {
  const to = localTarget((await searchParams).to, '/', '/')
  // Whether a tenant asks for a second factor is known by the page it is about.
  const slug = /^\/t\/([^/?]+)/.exec(to)?.[1]
  const principal = await pagePrincipal(slug === undefined ? null : decodeURIComponent(slug))
  const me = await person()
  if (!principal || !me) redirect(`/sign-in?to=${encodeURIComponent(to)}`)
  if (!principal.held) redirect(to)
  const account = await readOwnAccount(principal, new Date())
  return <FinishPage email={me.email} account={account} held={principal.held} to={to} />
}
