import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { person } from '@/app/person'
import { InvitePage } from '@/components/sign-in/invite-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('invite.title'), referrer: 'no-referrer' }
}

/** Where the link of an invitation leads. Whether it is good only its secret says, which the browser keeps to itself. */
export default async function Invite({ params }: { params: Promise<{ tenant: string }> }) {
  const me = await person()
  return <InvitePage slug={(await params).tenant} me={me && { name: me.name, email: me.email }} />
}
