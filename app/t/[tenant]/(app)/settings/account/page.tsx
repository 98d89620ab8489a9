import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { person } from '@/app/person'
import { Account } from '@/components/account/account'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readOwnAccount } from '@/lib/auth/read-own-account'
import { readSessions } from '@/lib/views/read-sessions'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

/** The signed-in person's own things: language, password, open sessions. */
export default async function AccountPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  await pageScope(tenant, 'tenant.read')
  const principal = await pagePrincipal(tenant)
  const me = await person()
  if (!principal || !me) notFound()
  const now = new Date()
  return (
    <Account
      name={me.name}
      email={me.email}
      account={await readOwnAccount(principal, now)}
      sessions={await readSessions(principal, now)}
      now={now.toISOString()}
    />
  )
}
