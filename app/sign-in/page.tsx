import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInPage } from '@/components/sign-in/sign-in-page'
import { waysIn } from '@/lib/auth/ways-in'
import { person } from '../person'
import { localTarget } from './local-target'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

/** The door of everyone. */
export default async function SignIn({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>
}) {
  const me = await person()
  return (
    <SignInPage
      tenant={null}
      ways={await waysIn(null)}
      to={localTarget((await searchParams).to, '/', '/')}
      signedInAs={me?.name ?? null}
    />
  )
}
