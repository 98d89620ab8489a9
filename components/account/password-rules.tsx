'use client'

import { useTranslations } from 'next-intl'
import classes from './account.module.css'

export interface PasswordRulesProps {
  min_length: number
  kinds: number
  letters_and_digits: boolean
  history?: number
  rotation_days?: number | null
}

/** What a password must be, before it is typed. */
export function PasswordRules(rules: PasswordRulesProps) {
  const t = useTranslations('account.password.rules')
  const { min_length, kinds, letters_and_digits, history = 0, rotation_days = null } = rules
  return (
    <ul className={classes.rules}>
      <li>{t('min', { count: min_length })}</li>
      {kinds > 1 && !(kinds === 2 && letters_and_digits) ? <li>{t('kinds', { count: kinds })}</li> : null}
      {letters_and_digits ? <li>{t('letters')}</li> : null}
      <li>{t('common')}</li>
      {history > 0 ? <li>{t('history', { count: history })}</li> : null}
      {rotation_days === null ? null : <li>{t('rotation', { count: rotation_days })}</li>}
    </ul>
  )
}
