'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useChangeSettings, useSettings } from '@/components/api/use-settings'
import { CountInput } from '@/components/common/count-input'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { Switch } from '@/components/ui/switch'
import type { AccountPreset } from '@/lib/core/account-presets'
import type { TenantSettingsDto } from '@/lib/views/admin.schema'
import { AccountPolicyChoice } from './account-policy'
import classes from './settings.module.css'

const NAMES = ['password_policy', 'second_factor', 'idle_minutes', 'session_minutes'] as const
/** Bounds as the server holds them where no policy is closer. */
const LEAST = { idle_minutes: 5, session_minutes: 15 } as const
const MOST = { idle_minutes: 1440, session_minutes: 10_080 } as const

export interface AccountSettingsProps {
  initial: TenantSettingsDto
  presets: readonly AccountPreset[]
}

/** What the tenant asks of local accounts: the policy, a second factor, how long sessions last. */
export function AccountSettings({ initial, presets }: AccountSettingsProps) {
  const { data, error } = useSettings(initial)
  // What was saved starts the fields anew.
  return (
    <>
      {error ? <ErrorState error={error} /> : null}
      <AccountForm key={JSON.stringify(data)} settings={data} presets={presets} />
    </>
  )
}

function AccountForm({
  settings,
  presets,
}: {
  settings: TenantSettingsDto
  presets: readonly AccountPreset[]
}) {
  const t = useTranslations('settings.accounts')
  const general = useTranslations('settings.general')
  const common = useTranslations('common')
  const readOnly = !useMay('settings.write')
  const change = useChangeSettings()
  const [now, setNow] = useState(settings)
  const rules = presets.find(({ id }) => id === now.password_policy)?.rules
  const bounds = {
    idle_minutes: rules?.idleMinutes.value ?? MOST.idle_minutes,
    session_minutes: rules?.sessionMinutes.value ?? MOST.session_minutes,
  }
  const changed = Object.fromEntries(
    NAMES.filter((name) => now[name] !== settings[name]).map((name) => [name, now[name]]),
  )
  const count = (name: 'idle_minutes' | 'session_minutes') => (
    <CountInput
      label={general(name)}
      description={t('bound', { least: LEAST[name], most: bounds[name] })}
      unit={general('minutes')}
      min={LEAST[name]}
      max={bounds[name]}
      maw="18rem"
      disabled={readOnly}
      value={Math.min(now[name], bounds[name])}
      onChange={(value) => setNow({ ...now, [name]: value })}
    />
  )
  const byPolicy = rules?.secondFactor.value ?? false
  return (
    <>
      <PageHeader title={t('title')} lead={readOnly ? general('leadRead') : t('lead')} />
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(changed, { onSuccess: () => notify(general('saved')) })
        }}
      >
        <Section title={t('passwords')} lead={t('passwordsLead')}>
          <AccountPolicyChoice
            presets={presets}
            value={now.password_policy}
            readOnly={readOnly}
            onChange={(policy) => setNow({ ...now, password_policy: policy })}
          />
        </Section>
        <Section title={t('factor')} lead={t('factorLead')}>
          <Switch
            label={t('required')}
            description={byPolicy ? t('requiredByPolicy') : t('requiredHelp')}
            disabled={readOnly || byPolicy}
            checked={byPolicy || now.second_factor === 'required'}
            onChange={(event) =>
              setNow({ ...now, second_factor: event.currentTarget.checked ? 'required' : 'optional' })
            }
          />
        </Section>
        <Section title={general('sessions')} lead={general('sessionsLead')}>
          <Stack gap="md">
            {count('idle_minutes')}
            {count('session_minutes')}
          </Stack>
        </Section>
        {readOnly ? null : (
          <Stack gap="sm" mt="xl">
            {change.error ? <Refusal error={change.error} /> : null}
            <Group gap="xs">
              <Button type="submit" loading={change.isPending} disabled={Object.keys(changed).length === 0}>
                {common('save')}
              </Button>
              {Object.keys(changed).length > 0 ? (
                <Button variant="default" onClick={() => setNow(settings)}>
                  {common('cancel')}
                </Button>
              ) : null}
            </Group>
          </Stack>
        )}
      </form>
    </>
  )
}
