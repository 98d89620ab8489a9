'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { completeSignIn, type SignInOutcome } from '@/components/api/sign-in'
import { Shape } from '@/components/common/shape'
import { adoptLanguage } from '@/components/shell/use-language'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import classes from './sign-in.module.css'
import { useSecondsLeft } from './use-seconds-left'

export interface SecondStepProps {
  /** What the right password gave. */
  ticket: string
  to: string
  /** `late`: the ticket was too old. */
  onStartAgain: (late: boolean) => void
}

/** The second step of signing in: a code of the authenticator app, or a recovery code. */
export function SecondStep({ ticket, to, onStartAgain }: SecondStepProps) {
  const t = useTranslations('signIn')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<SignInOutcome | null>(null)
  const wait = useSecondsLeft(fault?.outcome === 'throttled' ? fault : null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || wait > 0) return
    setBusy(true)
    const said = await completeSignIn(ticket, code)
    if (said.outcome === 'ok') {
      await adoptLanguage()
      window.location.assign(to)
      return
    }
    setBusy(false)
    setCode('')
    if (said.outcome === 'too_late') onStartAgain(true)
    else setFault(said)
  }
  const words = (said: SignInOutcome) => {
    if (said.outcome === 'throttled') return t(wait > 0 ? 'throttled' : 'again', { seconds: wait })
    return said.outcome === 'wrong_code' ? t('secondFactor.wrong_code') : t('failed')
  }
  return (
    <form onSubmit={submit} method="post" className={classes.form}>
      {fault ? (
        <div className={classes.fault} role="alert">
          <Shape name="triangle" size={14} />
          <span>{words(fault)}</span>
        </div>
      ) : null}
      <TextInput
        label={t('secondFactor.code')}
        description={t('secondFactor.lead')}
        name="code"
        size="md"
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="md" fullWidth loading={busy} disabled={wait > 0}>
        {t('secondFactor.submit')}
      </Button>
      <Button variant="subtle" onClick={() => onStartAgain(false)}>
        {t('secondFactor.back')}
      </Button>
    </form>
  )
}
