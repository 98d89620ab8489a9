import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { finishFirst } from '@/app/finish-first'
import { person } from '@/app/person'
import { Account } from '@/components/account/account'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { platformActionsOf } from '@/lib/access/platform-duties'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readOwnAccount } from '@/lib/auth/read-own-account'
import { readSessions } from '@/lib/views/read-sessions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

/** An administrator's own password, second factor and sessions, whatever their duty: they may be of no tenant. */
export default async function PlatformAccountPage() {
  const principal = await pagePrincipal(null)
  if (!principal) redirect('/sign-in?to=%2Fplatform%2Faccount')
  await finishFirst(principal)
  if (!principal.platformAdmin) notFound()
  const me = await person()
  if (!me) notFound()
  const now = new Date()
  return (
    <PlatformFrame person={me.name} actions={platformActionsOf(principal)}>
      <Account
        name={me.name}
        email={me.email}
        account={await readOwnAccount(principal, now)}
        sessions={await readSessions(principal, now)}
        now={now.toISOString()}
      />
    </PlatformFrame>
  )
}
