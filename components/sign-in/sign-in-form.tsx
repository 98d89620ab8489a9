'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type SignInOutcome, signIn, signInByDirectory } from '@/components/api/sign-in'
import { Shape } from '@/components/common/shape'
import { adoptLanguage } from '@/components/shell/use-language'
import { Button } from '@/components/ui/button'
import { PasswordInput } from '@/components/ui/password-input'
import { TextInput } from '@/components/ui/text-input'
import { rememberedLogin } from './remembered-login'
import { SecondStep } from './second-step'
import classes from './sign-in.module.css'
import { useSecondsLeft } from './use-seconds-left'
import { WayChoice } from './way-choice'
import type { WayIn } from './way-in'

/** An account kept here, with e-mail and password. */
const LOCAL = 'local'

type Fault = Exclude<SignInOutcome, { outcome: 'ok' | 'second_factor' | 'wrong_code' }>

export interface SignInFormProps {
  /** Slug of the door's tenant; empty at everyone's. */
  tenant: string
  directories: readonly WayIn[]
  to: string
  /** What was typed at everyone's door. */
  known?: string
}

/** Name and password, of whichever directory is chosen or of an account kept here. */
export function SignInForm({ tenant, directories, to, known = '' }: SignInFormProps) {
  const t = useTranslations('signIn')
  const [by, setBy] = useState(directories[0]?.id ?? LOCAL)
  const directory = directories.find(({ id }) => id === by)
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  /** After the right password of an account with a second factor. */
  const [ticket, setTicket] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  // Before the page is alive a press would send the form as a plain one, with the password in the address.
  const [alive, setAlive] = useState(false)
  const wait = useSecondsLeft(fault?.outcome === 'throttled' ? fault : null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    setAlive(true)
    if (tenant !== '') setLogin((typed) => typed || rememberedLogin())
  }, [tenant])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || wait > 0) return
    setBusy(true)
    setFault(null)
    const said = directory
      ? await signInByDirectory({ tenant, provider: directory.id, login, password })
      : await signIn(login, password)
    if (said.outcome === 'ok') {
      await adoptLanguage()
      // A full load, so that nothing of another person stays in memory.
      window.location.assign(to)
      return
    }
    setBusy(false)
    if (said.outcome === 'second_factor') return setTicket(said.ticket)
    // Only the second step answers this.
    if (said.outcome === 'wrong_code') return
    setFault(said)
    if (said.outcome === 'wrong') {
      setPassword('')
      field.current?.focus()
    }
  }

  const startAgain = (late: boolean) => {
    setTicket(null)
    setPassword('')
    setFault(late ? { outcome: 'too_late' } : null)
  }
  if (ticket !== null) return <SecondStep ticket={ticket} to={to} onStartAgain={startAgain} />

  const wordsOf = (said: Fault) => {
    if (said.outcome === 'throttled') return t(wait > 0 ? 'throttled' : 'again', { seconds: wait })
    if (said.outcome === 'wrong' && directory) return t('wrongLogin')
    if (said.outcome === 'too_late') return t('secondFactor.too_late')
    return t(said.outcome, { name: directory?.name ?? '' })
  }

  return (
    <form onSubmit={submit} method="post" className={classes.form}>
      {directories.length > 0 ? (
        <WayChoice
          ways={[...directories, { id: LOCAL, name: t('local') }]}
          chosen={by}
          onChoose={(id) => {
            setBy(id)
            setFault(null)
          }}
        />
      ) : null}
      {fault ? (
        <div className={classes.fault} role="alert">
          <Shape name="triangle" size={14} />
          <span>{wordsOf(fault)}</span>
        </div>
      ) : null}
      <TextInput
        label={t(directory ? 'login' : 'email')}
        name={directory ? 'login' : 'email'}
        type={directory ? 'text' : 'email'}
        size="md"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={known === ''}
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        ref={field}
        autoFocus={known !== ''}
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
