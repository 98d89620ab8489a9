'use client'

import { IconFilter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ASSET_KINDS } from '@/components/assets/asset-kinds'
import { useSearchText } from '@/components/common/use-search-text'
import { LazyPopover } from '@/components/floating/lazy-popover'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { FilterName, FindingFilter } from './use-finding-filter'

const AGES = ['7', '30', '90'] as const

export interface MoreFiltersProps {
  filter: FindingFilter
  frameworks: readonly { id: string; name: string }[]
}

/** The filters that are asked for less often: age, kind and labels of the asset, image, check, framework, control. */
export function MoreFilters({ filter, frameworks }: MoreFiltersProps) {
  const t = useTranslations('findings.filter')
  const kinds = useTranslations('assets.kind')
  const [opened, setOpened] = useState(false)
  const { which, set } = filter
  const select = (name: FilterName, any: string, data: [string, string][]) => (
    <NativeSelect
      size="xs"
      label={t(name)}
      value={which[name] ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
      data={[['', any], ...data].map(([value = '', label = '']) => ({ value, label }))}
    />
  )
  return (
    <LazyPopover
      opened={opened}
      onChange={setOpened}
      withArrow
      position="bottom-start"
      width={280}
      target={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFilter size={14} />}
          onClick={() => setOpened((open) => !open)}
        >
          {t('more')}
        </Button>
      }
    >
      <Stack gap="xs">
        {select(
          'age',
          t('anyAge'),
          AGES.map((days) => [days, t('olderThan', { days })]),
        )}
        {select(
          'kind',
          t('anyKind'),
          ASSET_KINDS.map((kind) => [kind, kinds(kind)]),
        )}
        <Words filter={filter} name="label" label={t('labelName')} placeholder="env:prod" />
        <Words
          filter={filter}
          name="lineage"
          label={t('lineageName')}
          placeholder="registry.example.com/app"
        />
        <Words filter={filter} name="check" label={t('checkName')} />
        {select(
          'framework',
          t('anyFramework'),
          frameworks.map(({ id, name }) => [id, name]),
        )}
        {which.framework ? <Words filter={filter} name="control" label={t('controlName')} /> : null}
      </Stack>
    </LazyPopover>
  )
}

interface WordsProps {
  filter: FindingFilter
  name: FilterName
  label: string
  placeholder?: string
}

function Words({ filter, name, label, placeholder = '' }: WordsProps) {
  const [text, setText] = useSearchText(filter.which[name], (value) => filter.set({ [name]: value }))
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      maxLength={300}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
