'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { signOut } from '@/components/api/sign-out'
import { type InvitationLink, useAcceptInvitation, useInvitation } from '@/components/api/use-invitation'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Link } from '@/components/common/link'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import type { InvitationDto } from '@/lib/views/account.schema'
import { DoorCard } from './door-card'
import { InviteSignUp } from './invite-sign-up'
import classes from './sign-in.module.css'

export interface InvitePageProps {
  slug: string
  /** Who is signed in with a local account; null for nobody. */
  me: { name: string; email: string } | null
}

/** Where the link of an invitation leads: what it invites to, and the way in. */
export function InvitePage({ slug, me }: InvitePageProps) {
  const t = useTranslations('signIn.invite')
  const door = useTranslations('signIn')
  const [link, setLink] = useState<InvitationLink | null>(null)
  // What is behind the `#` only the browser knows.
  useEffect(() => setLink({ tenant: slug, secret: window.location.hash.slice(1) }), [slug])
  const { data, error } = useInvitation(link)
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 400)
  return (
    <DoorCard>
      {data && link ? <Invited invitation={data} link={link} me={me} /> : null}
      {!data && !error ? <p className={classes.lead}>{t('looking')}</p> : null}
      {gone ? (
        <EmptyState
          lone
          title={t('gone')}
          // Whoever used it themselves has an account by now.
          action={
            <Button component={Link} href={`/t/${encodeURIComponent(slug)}/sign-in`} variant="default">
              {door('submit')}
            </Button>
          }
        >
          {t('goneNext')}
        </EmptyState>
      ) : null}
      {error && !gone ? <ErrorState error={error} /> : null}
    </DoorCard>
  )
}

function Invited({
  invitation,
  link,
  me,
}: {
  invitation: InvitationDto
  link: InvitationLink
  me: InvitePageProps['me']
}) {
  const t = useTranslations('signIn.invite')
  const word = useTranslations('roles')
  const format = useFormatter()
  const accept = useAcceptInvitation(link)
  const { tenant, email, roles, valid_until, known } = invitation
  const home = `/t/${tenant.slug}/overview`
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'long' })
  const signIn = `/t/${tenant.slug}/sign-in?to=${encodeURIComponent(home)}`
  return (
    <>
      <h1>{t('heading', { tenant: tenant.name })}</h1>
      <p className={classes.lead}>
        {t('as', { email })}
        <br />
        {t('roles')}: {roles.map((role) => word(`role.${role}`)).join(' · ')}
        {valid_until ? (
          <>
            <br />
            {t('until', { time: day(valid_until) })}
          </>
        ) : null}
      </p>
      {me && me.email === email ? (
        <>
          {accept.error ? <Refusal error={accept.error} /> : null}
          <Button
            size="md"
            fullWidth
            loading={accept.isPending}
            onClick={() => accept.mutate(undefined, { onSuccess: () => window.location.assign(home) })}
          >
            {t('accept', { name: me.name })}
          </Button>
        </>
      ) : null}
      {me && me.email !== email ? (
        <>
          <p className={classes.already}>{t('another', { name: me.name, email })}</p>
          <Button variant="default" onClick={() => signOut(window.location.pathname)}>
            {t('signOut')}
          </Button>
        </>
      ) : null}
      {!me && known ? (
        <>
          <p className={classes.already}>{t('signInFirst', { email })}</p>
          <Button component="a" href={signIn} target="_blank" rel="noreferrer">
            {t('signIn')}
          </Button>
        </>
      ) : null}
      {me || known ? null : <InviteSignUp invitation={invitation} link={link} home={home} />}
    </>
  )
}
