'use client'

import { useTranslations } from 'next-intl'
import { CountInput } from '@/components/common/count-input'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import classes from './assessments.module.css'
import type { ProfileDraft } from './profile-draft'

export interface ProfileFieldsProps {
  family: string
  draft: ProfileDraft
  onChange: (part: Partial<ProfileDraft>) => void
  readOnly?: boolean | undefined
}

const TECHNOLOGIES = ['kubernetes', 'swarm'] as const
const ROLES = ['provider', 'customer'] as const
const ENTITIES = ['merchant', 'service_provider'] as const

/** What decides which controls apply, as the framework's family asks for it. */
export function ProfileFields(props: ProfileFieldsProps) {
  const { family, draft, onChange, readOnly } = props
  const t = useTranslations('assessments.form')
  const mlps = family === 'mlps'
  return (
    <>
      {mlps ? <MlpsGrades {...props} /> : null}
      <TextInput
        label={mlps ? t('object') : t('scopeWords')}
        description={mlps ? t('objectHelp') : t('scopeWordsHelp')}
        maxLength={2000}
        disabled={readOnly}
        value={draft.words}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      {mlps ? <MlpsCloud {...props} /> : null}
      {family === 'pci' ? <PciEntity {...props} /> : null}
      <CheckboxGroup
        label={t('notInUse')}
        description={t('notInUseHelp')}
        value={[...draft.notInUse]}
        onChange={(notInUse) => onChange({ notInUse })}
      >
        <Group gap="lg" mt="xs">
          {TECHNOLOGIES.map((one) => (
            <Checkbox key={one} value={one} label={t(`technology.${one}`)} disabled={readOnly} />
          ))}
        </Group>
      </CheckboxGroup>
    </>
  )
}

function MlpsGrades({ draft, onChange, readOnly }: ProfileFieldsProps) {
  const t = useTranslations('assessments.form')
  const grade = (key: 's' | 'a') => (
    <CountInput
      label={t(key)}
      description={t(`${key}Help`)}
      min={1}
      max={5}
      disabled={readOnly}
      value={draft[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <div>
      <Group grow align="start">
        {grade('s')}
        {grade('a')}
      </Group>
      <p className={classes.soft}>{t('g', { g: Math.max(draft.s, draft.a) })}</p>
    </div>
  )
}

function MlpsCloud({ draft, onChange, readOnly }: ProfileFieldsProps) {
  const t = useTranslations('assessments.form')
  return (
    <>
      <Checkbox
        label={t('cloud')}
        description={t('cloudHelp')}
        disabled={readOnly}
        checked={draft.cloud}
        onChange={(event) => onChange({ cloud: event.currentTarget.checked })}
      />
      {draft.cloud ? (
        <NativeSelect
          label={t('cloudRole')}
          disabled={readOnly}
          value={draft.cloudRole ?? ''}
          onChange={(event) =>
            onChange({ cloudRole: ROLES.find((one) => one === event.currentTarget.value) ?? null })
          }
          data={[
            { value: '', label: t('cloudRoleIs.none') },
            ...ROLES.map((value) => ({ value, label: t(`cloudRoleIs.${value}`) })),
          ]}
        />
      ) : null}
    </>
  )
}

function PciEntity({ draft, onChange, readOnly }: ProfileFieldsProps) {
  const t = useTranslations('assessments.form')
  const flag = (key: 'multiTenant' | 'designated' | 'earlyTls') => (
    <Checkbox
      key={key}
      label={t(`pci.${key}`)}
      description={t(`pci.${key}Help`)}
      disabled={readOnly}
      checked={draft[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.checked })}
    />
  )
  return (
    <>
      <NativeSelect
        label={t('entity')}
        disabled={readOnly}
        value={draft.entity}
        onChange={(event) =>
          onChange({ entity: ENTITIES.find((one) => one === event.currentTarget.value) ?? 'merchant' })
        }
        data={ENTITIES.map((value) => ({ value, label: t(`entityIs.${value}`) }))}
      />
      <div className={classes.flags}>{(['multiTenant', 'designated', 'earlyTls'] as const).map(flag)}</div>
    </>
  )
}
