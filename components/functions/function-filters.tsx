'use client'

import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { AddressChange } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { CloseButton } from '@/components/ui/close-button'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import type { FunctionSheetDto } from '@/lib/views/function-sheet.schema'
import classes from './functions.module.css'

const LEVELS = ['high', 'medium', 'low', 'undeclared'] as const

export interface FunctionFiltersProps {
  filter: Readonly<Record<'q' | 'level' | 'function' | 'asset', string | undefined>>
  sheet: FunctionSheetDto
  kindWord: (id: string) => string
  /** Offered where there is more than one. */
  hosts: FunctionSheetDto['hosts']
  onChange: (change: AddressChange) => void
}

export function FunctionFilters({ filter, sheet, kindWord, hosts, onChange }: FunctionFiltersProps) {
  const t = useTranslations('functions')
  const [text, setText] = useSearchText(filter.q, (value) => onChange({ q: value }))
  return (
    <search className={classes.tools} aria-label={t('filters')}>
      <TextInput
        className={classes.search}
        size="xs"
        type="search"
        aria-label={t('filter.q')}
        placeholder={t('filter.qPlaceholder')}
        leftSection={<IconSearch size={14} />}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSection={
          text ? <CloseButton size="xs" aria-label={t('filter.remove')} onClick={() => setText('')} /> : null
        }
      />
      {hosts.length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={t('filter.host')}
          value={filter.asset ?? ''}
          onChange={(event) => onChange({ asset: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('filter.anyHost') },
            ...hosts.map(({ asset }) => ({ value: asset.id, label: asset.name })),
          ]}
        />
      ) : null}
      <NativeSelect
        size="xs"
        aria-label={t('filter.function')}
        value={filter.function ?? ''}
        onChange={(event) => onChange({ function: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.anyFunction') },
          ...sheet.kinds.map(({ id }) => ({ value: id, label: kindWord(id) })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.level')}
        value={filter.level ?? ''}
        onChange={(event) => onChange({ level: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.anyLevel') },
          ...LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
        ]}
      />
    </search>
  )
}
