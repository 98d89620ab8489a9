'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '@/components/api/client'
import { useChangePassword } from '@/components/api/use-account'
import { Refusal } from '@/components/common/refusal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { PasswordInput } from '@/components/ui/password-input'
import { Stack } from '@/components/ui/stack'
import type { OwnAccountDto } from '@/lib/views/me.schema'
import classes from './account.module.css'
import { NewPassword } from './new-password'

export interface ChangePasswordProps {
  email: string
  rules: OwnAccountDto['password']
  /** Where somebody had to change it before they may go on. */
  onDone?: () => void
}

/** Changes one's own password, for who knows the current one. */
export function ChangePassword({ email, rules, onDone }: ChangePasswordProps) {
  const t = useTranslations('account.password')
  const change = useChangePassword()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [ready, setReady] = useState(false)
  // A new form each time: nothing of a password stays in the fields.
  const [round, setRound] = useState(0)
  const ofField = change.error instanceof ApiError && change.error.problem.at === '/new'
  const submit = () =>
    change.mutate(
      { current, new: next },
      {
        onSuccess: () => {
          if (onDone) return onDone()
          setCurrent('')
          setNext('')
          setReady(false)
          setRound(round + 1)
          notify(t('done'))
        },
      },
    )
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        {/* For password managers: whose password this is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t('current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword
          key={round}
          label={t('new')}
          value={next}
          onChange={setNext}
          rules={rules}
          error={change.error}
          onReady={setReady}
        />
        {change.error && !ofField ? <Refusal error={change.error} /> : null}
        <div>
          <Button type="submit" loading={change.isPending} disabled={current === '' || !ready}>
            {t('submit')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
