'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { NativeSelect } from '@/components/ui/native-select'
import { PasswordInput } from '@/components/ui/password-input'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import { faultAt } from './fault-at'
import classes from './identity.module.css'
import { EXAMPLES, type OidcPreset } from './presets'
import type { OidcValues } from './provider-form-values'

const AUTHS = ['client_secret_basic', 'client_secret_post', 'none'] as const

export interface OidcFieldsProps {
  preset: OidcPreset
  values: OidcValues
  secret: string
  /** A secret is kept already: left empty, it stays. */
  kept: boolean
  error: unknown
  onChange: (part: Partial<OidcValues>) => void
  onSecret: (secret: string) => void
}

/** What is asked of an OpenID provider, field by field. */
export function OidcFields(props: OidcFieldsProps) {
  const { preset, values, secret, kept, error, onChange, onSecret } = props
  const t = useTranslations('identity.oidc')
  const text = (field: Exclude<keyof OidcValues, 'end_session'>) => ({
    label: t(`${field}.label`),
    description: t(`${field}.help`),
    error: faultAt(error, `/oidc/${field}`) ? t('wrong') : null,
    value: values[field],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  })
  return (
    <>
      <fieldset className={classes.fields}>
        <legend>{t('provider')}</legend>
        <TextInput {...text('issuer')} required type="url" placeholder={EXAMPLES[preset].issuer ?? ''} />
        <TextInput {...text('client_id')} required />
        <NativeSelect
          label={t('client_auth.label')}
          description={t('client_auth.help')}
          value={values.client_auth}
          data={AUTHS.map((value) => ({ value, label: t(`client_auth.${value}`) }))}
          onChange={(event) => {
            const chosen = AUTHS.find((one) => one === event.currentTarget.value)
            if (chosen) onChange({ client_auth: chosen })
          }}
        />
        {values.client_auth === 'none' ? null : (
          <PasswordInput
            label={t('secret.label')}
            description={t(kept ? 'secret.kept' : 'secret.help')}
            error={faultAt(error, '/secret') ? t('wrong') : null}
            autoComplete="off"
            value={secret}
            onChange={(event) => onSecret(event.currentTarget.value)}
          />
        )}
        <Checkbox
          label={t('end_session.label')}
          description={t('end_session.help')}
          checked={values.end_session}
          onChange={(event) => onChange({ end_session: event.currentTarget.checked })}
        />
        <Textarea
          {...text('ca')}
          autosize
          minRows={2}
          maxRows={6}
          placeholder="-----BEGIN CERTIFICATE-----"
        />
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t('claims')}</legend>
        <TextInput {...text('scopes')} />
        <div className={classes.two}>
          <TextInput {...text('login_claim')} required />
          <TextInput {...text('name_claim')} required />
          <TextInput {...text('email_claim')} required />
          <TextInput {...text('groups_claim')} />
        </div>
      </fieldset>
    </>
  )
}
