'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { findDoor } from '@/components/api/find-door'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { rememberLogin } from './remembered-login'
import classes from './sign-in.module.css'

export interface FindDoorProps {
  /** What was typed before. */
  login: string
  /** They sign in here: with an e-mail of no tenant's own. */
  onHere: (login: string) => void
}

/**
 * Asks at everyone's door who is there: an e-mail of a domain that a tenant has proved leads to that tenant's door, a tenant's short name to
 * its own, whether it is there or not; any other e-mail is asked for its password here.
 */
export function FindDoor({ login: before, onHere }: FindDoorProps) {
  const t = useTranslations('signIn')
  const [login, setLogin] = useState(before)
  const [busy, setBusy] = useState(false)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = login.trim()
    if (busy || typed === '') return
    const [, domain] = /@([^@]+)$/.exec(typed) ?? []
    if (domain === undefined) {
      window.location.assign(`/t/${encodeURIComponent(typed.toLowerCase())}/sign-in`)
      return
    }
    setBusy(true)
    const door = await findDoor(domain)
    if (door === null) return onHere(typed)
    rememberLogin(typed)
    window.location.assign(door)
  }
  return (
    <form onSubmit={submit} method="post" className={classes.form}>
      <TextInput
        label={t('find.label')}
        name="login"
        size="md"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <Button type="submit" size="md" fullWidth loading={busy} disabled={!alive}>
        {t('find.next')}
      </Button>
    </form>
  )
}
