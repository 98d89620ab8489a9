'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import type { AccountPolicy, AccountPreset } from '@/lib/core/account-presets'
import classes from './settings.module.css'

export interface AccountPolicyProps {
  presets: readonly AccountPreset[]
  value: AccountPolicy
  readOnly: boolean
  onChange: (policy: AccountPolicy) => void
}

/** In the order in which a tester asks. */
const RULES = [
  'minLength',
  'minLengthWithSecondFactor',
  'kinds',
  'lettersAndDigits',
  'rotationDays',
  'rotationDaysWithSecondFactor',
  'history',
  'attempts',
  'lockMinutes',
  'idleMinutes',
  'sessionMinutes',
  'secondFactor',
] as const

/** The choice of a policy, with every value that it sets and the clause each comes from. */
export function AccountPolicyChoice({ presets, value, readOnly, onChange }: AccountPolicyProps) {
  const t = useTranslations('settings.accounts')
  const language = useLocale() === 'zh' ? 'zh' : 'en'
  const chosen = presets.find(({ id }) => id === value)
  return (
    <>
      <RadioGroup
        label={t('policy')}
        description={t('policyHelp')}
        value={value}
        onChange={(id) => {
          const preset = presets.find((one) => one.id === id)
          if (preset) onChange(preset.id)
        }}
      >
        <div className={classes.policies}>
          {presets.map(({ id, name }) => (
            <Radio key={id} value={id} label={name[language]} disabled={readOnly} />
          ))}
        </div>
      </RadioGroup>
      {chosen ? <PolicyTable preset={chosen} language={language} /> : null}
    </>
  )
}

function PolicyTable({ preset, language }: { preset: AccountPreset; language: 'zh' | 'en' }) {
  const t = useTranslations('settings.accounts')
  const shown = (value: number | boolean | null) => {
    if (typeof value === 'boolean') return value ? t('yes') : t('no')
    return value === null || value === 0 ? t('none') : String(value)
  }
  return (
    <div className={classes.policy}>
      <p>{preset.note[language]}</p>
      <div className={classes.wide}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rule')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('clause')}</th>
            </tr>
          </thead>
          <tbody>
            {RULES.map((name) => {
              const rule = preset.rules[name]
              return (
                <tr key={name}>
                  <th scope="row">{t(`rules.${name}`)}</th>
                  <td>{shown(rule.value)}</td>
                  <td>
                    {rule.clause} {rule.reading ? <small>{t('reading')}</small> : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
