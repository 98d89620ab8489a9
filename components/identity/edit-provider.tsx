'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAddProvider, useChangeProvider } from '@/components/api/use-identity-providers'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { IdentityProviderDto } from '@/lib/views/identity-provider.schema'
import { faultAt } from './fault-at'
import classes from './identity.module.css'
import { LdapFields } from './ldap-fields'
import { OidcFields } from './oidc-fields'
import { isLdapPreset, LDAP_PRESETS, OIDC_PRESETS, PRESETS, type Preset } from './presets'
import { ldapSettings, ldapValues, oidcSettings, oidcValues } from './provider-form-values'

export interface EditProviderProps {
  /** Null: a new one. */
  provider: IdentityProviderDto | null
  onClose: () => void
}

/** Adds a provider, turned off until its connection was tested; or changes one. */
export function EditProvider({ provider, onClose }: EditProviderProps) {
  const t = useTranslations('identity')
  const common = useTranslations('common')
  const add = useAddProvider()
  const change = useChangeProvider()
  const { error, isPending } = provider ? change : add
  const [preset, setPreset] = useState<Preset>(presetOf(provider))
  const [name, setName] = useState(provider?.name ?? '')
  const [secret, setSecret] = useState('')
  const [ldap, setLdap] = useState(provider?.ldap ? ldapValues(provider.ldap) : LDAP_PRESETS.openldap)
  const [oidc, setOidc] = useState(provider?.oidc ? oidcValues(provider.oidc) : OIDC_PRESETS.oidc)
  const choose = (chosen: Preset) => {
    setPreset(chosen)
    // What was filled in stays; what the products differ in follows the choice.
    if (isLdapPreset(chosen)) {
      const { servers, ca, bind_dn, people_base, groups_base } = ldap
      setLdap({ ...LDAP_PRESETS[chosen], servers, ca, bind_dn, people_base, groups_base })
    } else setOidc({ ...OIDC_PRESETS[chosen], issuer: oidc.issuer, client_id: oidc.client_id, ca: oidc.ca })
  }
  const submit = () => {
    const settings = isLdapPreset(preset) ? { ldap: ldapSettings(ldap) } : { oidc: oidcSettings(oidc) }
    const body = { name: name.trim(), ...settings, ...(secret === '' ? {} : { secret }) }
    if (provider) change.mutate({ id: provider.id, ...body }, { onSuccess: onClose })
    else add.mutate(body, { onSuccess: onClose })
  }
  const shared = { secret, kept: provider?.has_secret ?? false, error, onSecret: setSecret }
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={provider ? t('edit', { name: provider.name }) : t('add')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="lg">
          {provider ? null : (
            <RadioGroup
              label={t('kind')}
              value={preset}
              onChange={(value) => choose(PRESETS.find((one) => one === value) ?? 'openldap')}
            >
              <div className={classes.presets}>
                {PRESETS.map((one) => (
                  <Radio
                    key={one}
                    value={one}
                    label={t(`preset.${one}`)}
                    description={t(`presetMeans.${one}`)}
                  />
                ))}
              </div>
            </RadioGroup>
          )}
          <TextInput
            label={t('name.label')}
            description={t('name.help')}
            error={faultAt(error, '/name') ? t('name.wrong') : null}
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {isLdapPreset(preset) ? (
            <LdapFields
              {...shared}
              preset={preset}
              values={ldap}
              onChange={(part) => setLdap({ ...ldap, ...part })}
            />
          ) : (
            <OidcFields
              {...shared}
              preset={preset}
              values={oidc}
              onChange={(part) => setOidc({ ...oidc, ...part })}
            />
          )}
          {error ? <Refusal error={error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {provider ? common('save') : t('addOff')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Which product's words and examples a saved provider's fields show. */
function presetOf(provider: IdentityProviderDto | null): Preset {
  if (!provider?.oidc)
    return provider?.ldap?.subject_attribute === 'objectGUID' ? 'active_directory' : 'openldap'
  return 'oidc'
}
