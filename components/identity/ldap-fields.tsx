'use client'

import { useTranslations } from 'next-intl'
import { NativeSelect } from '@/components/ui/native-select'
import { PasswordInput } from '@/components/ui/password-input'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import { faultAt } from './fault-at'
import classes from './identity.module.css'
import { EXAMPLES, type LdapPreset } from './presets'
import type { LdapValues } from './provider-form-values'

const STATES = ['none', 'active_directory', 'password_policy'] as const
const GROUPS = ['walk', 'matching_rule', 'member_of', 'member_of_walk', 'none'] as const

export interface LdapFieldsProps {
  preset: LdapPreset
  values: LdapValues
  secret: string
  /** A secret is kept already: left empty, it stays. */
  kept: boolean
  error: unknown
  onChange: (part: Partial<LdapValues>) => void
  onSecret: (secret: string) => void
}

/** What is asked of a directory, field by field. */
export function LdapFields(props: LdapFieldsProps) {
  const { preset, values, secret, kept, error, onChange, onSecret } = props
  const t = useTranslations('identity.ldap')
  const examples = EXAMPLES[preset]
  const wrong = (place: string) => (faultAt(error, place) ? t('wrong') : null)
  const text = (field: keyof LdapValues) => ({
    label: t(`${field}.label`),
    description: t(`${field}.help`, { login: '{login}' }),
    error: wrong(`/ldap/${field}`),
    value: String(values[field]),
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  })
  return (
    <>
      <fieldset className={classes.fields}>
        <legend>{t('connection')}</legend>
        <Textarea {...text('servers')} required autosize minRows={2} placeholder={examples.servers ?? ''} />
        <Textarea
          {...text('ca')}
          autosize
          minRows={2}
          maxRows={6}
          placeholder="-----BEGIN CERTIFICATE-----"
        />
        <TextInput {...text('bind_dn')} placeholder={examples.bind_dn ?? ''} />
        <PasswordInput
          label={t('secret.label')}
          description={t(kept ? 'secret.kept' : 'secret.help')}
          error={wrong('/secret')}
          autoComplete="off"
          value={secret}
          onChange={(event) => onSecret(event.currentTarget.value)}
        />
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t('people')}</legend>
        <TextInput {...text('people_base')} required placeholder={examples.people_base ?? ''} />
        <TextInput {...text('people_filter')} required />
        <div className={classes.two}>
          <TextInput {...text('subject_attribute')} required />
          <TextInput {...text('login_attribute')} required />
          <TextInput {...text('name_attribute')} required />
          <TextInput {...text('email_attribute')} required />
        </div>
        <NativeSelect
          label={t('account_state.label')}
          description={t('account_state.help')}
          value={values.account_state}
          data={STATES.map((value) => ({ value, label: t(`account_state.${value}`) }))}
          onChange={(event) => {
            const chosen = STATES.find((one) => one === event.currentTarget.value)
            if (chosen) onChange({ account_state: chosen })
          }}
        />
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t('groupsLegend')}</legend>
        <NativeSelect
          label={t('groups.label')}
          description={t(`groups.means.${values.groups}`)}
          value={values.groups}
          data={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
          onChange={(event) => {
            const chosen = GROUPS.find((one) => one === event.currentTarget.value)
            if (chosen) onChange({ groups: chosen })
          }}
        />
        {values.groups === 'none' || values.groups === 'member_of' ? null : (
          <>
            <TextInput {...text('groups_base')} placeholder={examples.groups_base ?? ''} />
            <TextInput {...text('groups_filter')} placeholder="(cn=plimsoll-*)" />
          </>
        )}
      </fieldset>
    </>
  )
}
