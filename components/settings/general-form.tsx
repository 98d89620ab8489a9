'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CountInput } from '@/components/common/count-input'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { TenantSettingsDto, TenantSettingsPatch } from '@/lib/views/admin.schema'
import { FreshnessByTool } from './freshness-by-tool'
import classes from './settings.module.css'

export interface GeneralFormProps {
  settings: TenantSettingsDto
  timeZones: readonly string[]
  readOnly: boolean
  /** What was changed, and nothing else. */
  onSave: (changed: TenantSettingsPatch) => void
  saving: boolean
  error: unknown
}

/** Bounds as the server holds them. */
const BOUNDS = {
  freshness_days: { min: 1, max: 3650 },
  idle_minutes: { min: 5, max: 1440 },
  session_minutes: { min: 15, max: 10_080 },
} as const

export function GeneralForm(props: GeneralFormProps) {
  const { settings, timeZones, readOnly, onSave, saving, error } = props
  const t = useTranslations('settings.general')
  const common = useTranslations('common')
  const { slug, tools, freshness_by_tool: limits, ...before } = settings
  const [byTool, setByTool] = useState(limits)
  const [now, setNow] = useState(before)
  const set = (part: Partial<typeof before>) => setNow({ ...now, ...part })
  const changedTools = Object.fromEntries(
    [...new Set([...Object.keys(limits), ...Object.keys(byTool)])]
      .filter((tool) => limits[tool] !== byTool[tool])
      .map((tool) => [tool, byTool[tool] ?? null]),
  )
  const changed: TenantSettingsPatch = {
    ...Object.fromEntries(
      Object.entries(now).filter(([name, value]) => before[name as keyof typeof before] !== value),
    ),
    ...(Object.keys(changedTools).length > 0 ? { freshness_by_tool: changedTools } : {}),
  }
  const count = (name: keyof typeof BOUNDS, unit: string) => (
    <CountInput
      label={t(name)}
      description={t(`${name}_help`)}
      unit={unit}
      {...BOUNDS[name]}
      maw="16rem"
      disabled={readOnly}
      value={now[name]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(changed)
      }}
    >
      <Section title={t('tenant')}>
        <Stack gap="md">
          <TextInput
            label={t('name')}
            required
            maxLength={200}
            disabled={readOnly}
            value={now.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput label={t('slug')} description={t('slug_help')} value={slug} disabled />
          <NativeSelect
            label={t('time_zone')}
            description={t('time_zone_help')}
            data={timeZones.includes(now.time_zone) ? [...timeZones] : [now.time_zone, ...timeZones]}
            disabled={readOnly}
            value={now.time_zone}
            onChange={(event) => set({ time_zone: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('language')}
            description={t('language_help')}
            disabled={readOnly}
            value={now.language}
            onChange={(event) => set({ language: event.currentTarget.value === 'en' ? 'en' : 'zh' })}
            data={[
              { value: 'zh', label: '简体中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Stack>
      </Section>
      <Section title={t('evidence')}>
        <Stack gap="md">
          {count('freshness_days', t('days'))}
          <FreshnessByTool tools={tools} limits={byTool} readOnly={readOnly} onChange={setByTool} />
        </Stack>
      </Section>
      <Section title={t('sessions')} lead={t('sessionsLead')}>
        <Stack gap="md">
          {count('idle_minutes', t('minutes'))}
          {count('session_minutes', t('minutes'))}
        </Stack>
      </Section>
      {readOnly ? null : (
        <Stack gap="sm" mt="xl">
          {error ? <Refusal error={error} /> : null}
          <Group gap="xs">
            <Button type="submit" loading={saving} disabled={Object.keys(changed).length === 0}>
              {common('save')}
            </Button>
            {Object.keys(changed).length > 0 ? (
              <Button
                variant="default"
                onClick={() => {
                  setNow(before)
                  setByTool(limits)
                }}
              >
                {common('cancel')}
              </Button>
            ) : null}
          </Group>
        </Stack>
      )}
    </form>
  )
}
