'use client'

import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCreateAssessment } from '@/components/api/use-assessments'
import { ErrorState } from '@/components/common/error-state'
import { useLocalized } from '@/components/common/localized'
import type { OfferedFramework } from './offered-framework'
import { parseLabels } from './parse-labels'
import { profileOf } from './profile-of'

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
  const create = useCreateAssessment()
  const [id, setId] = useState(frameworks[0]?.id ?? '')
  const framework = frameworks.find((f) => f.id === id)
  const [level, setLevel] = useState('')
  const [name, setName] = useState('')
  const [object, setObject] = useState('')
  const [labels, setLabels] = useState('')
  const [s, setS] = useState<number | string>(3)
  const [a, setA] = useState<number | string>(3)
  const [entity, setEntity] = useState('merchant')
  const family = framework?.family ?? ''
  const mlps = family === 'mlps'
  const atLevel = mlps ? `L${Math.max(Number(s), Number(a))}` : level || framework?.levels[0]?.id || ''
  const chosen = framework?.levels.find((l) => l.id === atLevel)
  const submit = () =>
    create.mutate(
      {
        name,
        framework: id,
        level: atLevel,
        scope: { labels: parseLabels(labels) },
        profile: profileOf(family, { object, s: Number(s), a: Number(a), entity }),
      },
      { onSuccess: onDone },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('framework')}
          value={id}
          onChange={(event) => {
            setId(event.currentTarget.value)
            setLevel('')
          }}
          data={frameworks.map((f) => ({
            value: f.id,
            label: `${f.version} · ${localized(f.title)}${f.retired ? ` · ${localized(f.retired)}` : ''}`,
          }))}
        />
        {mlps ? (
          <Group grow align="start">
            <NumberInput label={t('s')} description={t('sHelp')} min={1} max={5} value={s} onChange={setS} />
            <NumberInput label={t('a')} description={t('aHelp')} min={1} max={5} value={a} onChange={setA} />
          </Group>
        ) : framework && framework.levels.length > 0 ? (
          <NativeSelect
            label={t('level')}
            value={atLevel}
            onChange={(event) => setLevel(event.currentTarget.value)}
            data={framework.levels.map((l) => ({ value: l.id, label: localized(l.title) }))}
          />
        ) : null}
        {chosen && !chosen.published ? <Text size="sm">{t('nothingPublished')}</Text> : null}
        {family === 'pci' ? (
          <NativeSelect
            label={t('entity')}
            value={entity}
            onChange={(event) => setEntity(event.currentTarget.value)}
            data={['merchant', 'service_provider'].map((value) => ({ value, label: t(`entityIs.${value}`) }))}
          />
        ) : null}
        <TextInput
          label={t('name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={mlps ? t('object') : t('scopeWords')}
          description={mlps ? t('objectHelp') : t('scopeWordsHelp')}
          value={object}
          onChange={(event) => setObject(event.currentTarget.value)}
        />
        <TextInput
          label={t('labels')}
          description={t('labelsHelp')}
          placeholder="env=prod, tier=web"
          value={labels}
          onChange={(event) => setLabels(event.currentTarget.value)}
        />
        {create.error ? <ErrorState error={create.error} /> : null}
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
