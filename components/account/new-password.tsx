'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '@/components/api/client'
import { PasswordInput } from '@/components/ui/password-input'
import { PasswordRules, type PasswordRulesProps } from './password-rules'

export interface NewPasswordProps {
  label: string
  value: string
  onChange: (value: string) => void
  rules: PasswordRulesProps
  /** What the server said of the one that was sent. */
  error: unknown
  /** Both fields are alike and long enough to be sent. */
  onReady: (ready: boolean) => void
}

const FAULTS = ['too_short', 'too_few_kinds', 'letters_and_digits', 'guessable', 'used'] as const

/** A password that is chosen: what it must be, the two fields, and what the server finds wrong with it. */
export function NewPassword({ label, value, onChange, rules, error, onReady }: NewPasswordProps) {
  const t = useTranslations('account.password')
  const [again, setAgain] = useState('')
  const given = error instanceof ApiError ? error.problem.faults : null
  const faults = FAULTS.filter((fault) => Array.isArray(given) && given.includes(fault))
  const say = (fault: (typeof FAULTS)[number]) =>
    t(`fault.${fault}`, { count: fault === 'too_short' ? rules.min_length : rules.kinds })
  const set = (next: string, repeated: string) =>
    onReady(next === repeated && Array.from(next.normalize('NFC')).length >= rules.min_length)
  return (
    <>
      <PasswordInput
        label={label}
        description={<PasswordRules {...rules} />}
        autoComplete="new-password"
        error={faults.length > 0 ? faults.map(say).join(' ') : null}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          set(event.currentTarget.value, again)
        }}
      />
      <PasswordInput
        label={t('again')}
        autoComplete="new-password"
        error={again !== '' && again !== value ? t('unlike') : null}
        value={again}
        onChange={(event) => {
          setAgain(event.currentTarget.value)
          set(value, event.currentTarget.value)
        }}
      />
    </>
  )
}
