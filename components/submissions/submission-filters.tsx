'use client'

import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { AddressChange } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import classes from './submissions.module.css'

export interface SubmissionFilter {
  asset: string | undefined
  tool: string | undefined
  state: string | undefined
}
export interface SubmissionFiltersProps {
  filter: SubmissionFilter
  onChange: (change: AddressChange) => void
}

const STATES = ['parsed', 'incomplete', 'rejected', 'received'] as const

export function SubmissionFilters({ filter, onChange }: SubmissionFiltersProps) {
  const t = useTranslations('submissions')
  return (
    <search className={classes.tools} aria-label={t('filters')}>
      <Text name="asset" filter={filter} onChange={onChange} />
      <Text name="tool" filter={filter} onChange={onChange} />
      <NativeSelect
        className={classes.pick}
        size="xs"
        aria-label={t('filter.state')}
        value={filter.state ?? ''}
        onChange={(event) => onChange({ state: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.anyState') },
          ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
      />
    </search>
  )
}

function Text({ name, filter, onChange }: SubmissionFiltersProps & { name: 'asset' | 'tool' }) {
  const t = useTranslations('submissions.filter')
  const [text, setText] = useSearchText(filter[name], (value) => onChange({ [name]: value }))
  return (
    <TextInput
      className={classes.field}
      size="xs"
      type="search"
      aria-label={t(name)}
      placeholder={t(`${name}Placeholder`)}
      maxLength={name === 'asset' ? 300 : 100}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      rightSection={
        text ? <CloseButton size="xs" aria-label={t('remove')} onClick={() => setText('')} /> : null
      }
    />
  )
}
