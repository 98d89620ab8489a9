'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NewPassword } from '@/components/account/new-password'
import { ApiError } from '@/components/api/client'
import { signIn } from '@/components/api/sign-in'
import { type InvitationLink, useSignUp } from '@/components/api/use-invitation'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { InvitationDto } from '@/lib/views/account.schema'
import classes from './sign-in.module.css'

export interface InviteSignUpProps {
  invitation: InvitationDto
  link: InvitationLink
  home: string
}

/** Name and password of somebody who is new; they are signed in with them at once. */
export function InviteSignUp({ invitation, link, home }: InviteSignUpProps) {
  const t = useTranslations('signIn.invite')
  const signUp = useSignUp(link)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [ready, setReady] = useState(false)
  const [entering, setEntering] = useState(false)
  const enter = async () => {
    setEntering(true)
    const said = await signIn(invitation.email, password)
    window.location.assign(said.outcome === 'ok' ? home : `/t/${invitation.tenant.slug}/sign-in`)
  }
  const ofField = signUp.error instanceof ApiError && signUp.error.problem.at === '/password'
  return (
    <form
      method="post"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        signUp.mutate({ name: name.trim(), password }, { onSuccess: enter })
      }}
    >
      <input type="text" autoComplete="username" value={invitation.email} readOnly hidden />
      <TextInput
        label={t('name')}
        size="md"
        autoComplete="name"
        autoFocus
        required
        withAsterisk={false}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NewPassword
        label={t('password')}
        value={password}
        onChange={setPassword}
        rules={invitation.password}
        error={signUp.error}
        onReady={setReady}
      />
      {signUp.error && !ofField ? <Refusal error={signUp.error} /> : null}
      <Button
        type="submit"
        size="md"
        fullWidth
        loading={signUp.isPending || entering}
        disabled={!ready || name.trim() === ''}
      >
        {t('submit')}
      </Button>
    </form>
  )
}
