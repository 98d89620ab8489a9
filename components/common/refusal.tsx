'use client'

import { useTranslations } from 'next-intl'
import { ApiError } from '@/components/api/client'
import { ErrorState } from './error-state'
import { Shape } from './shape'
import classes from './state.module.css'

const KNOWN = [
  'last_owner',
  'duties_apart',
  'duties_unfilled',
  'token_ended',
  'no_role',
  'deletion_begun',
  'already_a_member',
  'name_taken',
  'agent_retired',
  'slug_taken',
  'wrong_password',
  'wrong_code',
  'throttled',
  'weak_password',
  'used_password',
  'has_second_factor',
  'no_second_factor',
  'no_second_factor_begun',
  'account_of_others_too',
  'already_invited',
  'account_exists',
  'another_account',
  'four_eyes',
  'already_decided',
  'expired',
  'changed_meanwhile',
  'address_not_allowed',
  'test_just_sent',
  'finding_closed',
  'count_changed',
  'too_many',
  'too_many_rules',
  'rules_changed',
  'no_provider',
  'no_break_glass_owner',
  'own_use',
  'domain_not_proved',
  'domain_taken',
  'domain_known',
] as const

/** What the server would not do and what to do instead, in the reader's language where the code is known. */
export function Refusal({ error }: { error: unknown }) {
  const t = useTranslations('settings.refused')
  const code = error instanceof ApiError ? KNOWN.find((one) => one === error.code) : undefined
  if (!code) return <ErrorState error={error} />
  return (
    <div className={classes.fault} role="alert">
      <Shape name="triangle" size={16} />
      <div>
        <p>
          <strong>{t(`${code}.title`)}</strong>
        </p>
        <p className={classes.said}>{t(`${code}.next`)}</p>
      </div>
    </div>
  )
}
