'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCreateAssessment, usePreview } from '@/components/api/use-assessments'
import { useTimeZone } from '@/components/common/instant'
import { useLocalized } from '@/components/common/localized'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { ControlsApplicability } from './controls-applicability'
import type { OfferedFramework } from './offered-framework'
import { draftOf, profileOf } from './profile-draft'
import { ProfileFields } from './profile-fields'
import { ProfilePreview } from './profile-preview'
import { scopeDraftOf, scopeOf } from './scope-draft'
import { ScopeFields } from './scope-fields'

/** Makes an assessment: a framework at a level, over a scope, with the profile that decides what applies. */
export function CreateAssessment({
  frameworks,
  onDone,
}: {
  frameworks: readonly OfferedFramework[]
  onDone: () => void
}) {
  const t = useTranslations('assessments.form')
  const localized = useLocalized()
  const zone = useTimeZone()
  const create = useCreateAssessment()
  const [id, setId] = useState(frameworks[0]?.id ?? '')
  const framework = frameworks.find((f) => f.id === id)
  const [level, setLevel] = useState('')
  const [name, setName] = useState('')
  const [draft, setDraft] = useState(draftOf())
  const [scope, setScope] = useState(scopeDraftOf(null, zone))
  const family = framework?.family ?? ''
  const mlps = family === 'mlps'
  const atLevel = mlps ? `L${Math.max(draft.s, draft.a)}` : level || framework?.levels[0]?.id || ''
  const chosen = framework?.levels.find((l) => l.id === atLevel)
  const body = {
    framework: id,
    level: atLevel,
    profile: profileOf(family, draft),
    ...scopeOf(scope, zone),
  }
  const { period: _, ...judged } = body
  const preview = usePreview(judged)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ ...body, name }, { onSuccess: onDone })
      }}
    >
      <Stack gap="md">
        <NativeSelect
          label={t('framework')}
          value={id}
          onChange={(event) => {
            setId(event.currentTarget.value)
            setLevel('')
            // Reasons speak of controls of the framework that was chosen before.
            setDraft({ ...draft, excluded: {}, included: {} })
          }}
          data={frameworks.map((f) => ({
            value: f.id,
            label: `${f.version} · ${localized(f.title)}${f.retired ? ` · ${localized(f.retired)}` : ''}`,
          }))}
        />
        {!mlps && framework && framework.levels.length > 0 ? (
          <NativeSelect
            label={t('level')}
            value={atLevel}
            onChange={(event) => setLevel(event.currentTarget.value)}
            data={framework.levels.map((l) => ({ value: l.id, label: localized(l.title) }))}
          />
        ) : null}
        <TextInput
          label={t('name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProfileFields
          family={family}
          draft={draft}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        {chosen && !chosen.published ? <p>{t('nothingPublished')}</p> : null}
        <ScopeFields scope={scope} onChange={(part) => setScope({ ...scope, ...part })} />
        {preview.data && preview.data.controls.length > 0 ? (
          <details>
            <summary>{family === 'iso' ? t('statement') : t('excluded')}</summary>
            <ControlsApplicability
              statement={family === 'iso'}
              controls={preview.data.controls}
              draft={draft}
              onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
            />
          </details>
        ) : null}
        <ProfilePreview preview={preview.data} error={preview.error} busy={preview.isFetching} />
        {create.error ? <Refusal error={create.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('submit')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
