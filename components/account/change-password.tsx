'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangePassword } from '@/components/api/use-account'
import { Refusal } from '@/components/common/refusal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { PasswordInput } from '@/components/ui/password-input'
import { Stack } from '@/components/ui/stack'
import classes from './account.module.css'

/** As the server holds it. */
const LEAST = 12

/** Changes one's own password, for who knows the current one. */
export function ChangePassword({ email }: { email: string }) {
  const t = useTranslations('account.password')
  const change = useChangePassword()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const short = next !== '' && next.length < LEAST
  const unlike = again !== '' && again !== next
  const submit = () =>
    change.mutate(
      { current, new: next },
      {
        onSuccess: () => {
          setCurrent('')
          setNext('')
          setAgain('')
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
        <PasswordInput
          label={t('new')}
          description={t('least', { count: LEAST })}
          autoComplete="new-password"
          error={short ? t('short', { count: LEAST }) : null}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('again')}
          autoComplete="new-password"
          error={unlike ? t('unlike') : null}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        {change.error ? <Refusal error={change.error} /> : null}
        <div>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={current === '' || next.length < LEAST || again !== next}
          >
            {t('submit')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
