import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInPage } from '@/components/sign-in/sign-in-page'
import { waysIn } from '@/lib/auth/ways-in'
import { whySignedOut } from '@/lib/auth/why-signed-out'
import { person } from '../person'
import { type DoorQuery, faultOfQuery } from './door-query'
import { localTarget } from './local-target'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

/** The door of everyone. */
export default async function SignIn({ searchParams }: { searchParams: Promise<DoorQuery> }) {
  const me = await person()
  const query = await searchParams
  const ways = await waysIn(null)
  return (
    <SignInPage
      slug={null}
      tenant={null}
      ways={ways}
      to={localTarget(query.to, '/', '/')}
      signedInAs={me?.name ?? null}
      ended={me ? null : await whySignedOut(null)}
      fault={faultOfQuery(query, ways)}
    />
  )
}
