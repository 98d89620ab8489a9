'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type SignInOutcome, signIn } from '@/components/api/sign-in'
import { Shape } from '@/components/common/shape'
import { adoptLanguage } from '@/components/shell/use-language'
import { Button } from '@/components/ui/button'
import { PasswordInput } from '@/components/ui/password-input'
import { TextInput } from '@/components/ui/text-input'
import classes from './sign-in.module.css'
import { useSecondsLeft } from './use-seconds-left'

type Fault = Exclude<SignInOutcome, { outcome: 'ok' }>

export function SignInForm({ to }: { to: string }) {
  const t = useTranslations('signIn')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  // Before the page is alive a press would send the form as a plain one, with the password in the address.
  const [alive, setAlive] = useState(false)
  const wait = useSecondsLeft(fault?.outcome === 'throttled' ? fault : null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setAlive(true), [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || wait > 0) return
    setBusy(true)
    setFault(null)
    const said = await signIn(email, password)
    if (said.outcome === 'ok') {
      await adoptLanguage()
      // A full load, so that nothing of another person stays in memory.
      window.location.assign(to)
      return
    }
    setBusy(false)
    setFault(said)
    if (said.outcome === 'wrong') {
      setPassword('')
      field.current?.focus()
    }
  }

  return (
    <form onSubmit={submit} method="post" className={classes.form}>
      {fault ? (
        <div className={classes.fault} role="alert">
          <Shape name="triangle" size={14} />
          <span>
            {fault.outcome === 'throttled'
              ? t(wait > 0 ? 'throttled' : 'again', { seconds: wait })
              : t(fault.outcome)}
          </span>
        </div>
      ) : null}
      <TextInput
        label={t('email')}
        name="email"
        type="email"
        size="md"
        autoComplete="username"
        autoFocus
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        ref={field}
        label={t('password')}
        name="password"
        size="md"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      />
      <Button type="submit" size="md" fullWidth loading={busy} disabled={!alive || wait > 0}>
        {t('submit')}
      </Button>
    </form>
  )
}
