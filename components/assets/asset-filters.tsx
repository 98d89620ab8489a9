'use client'

import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { AddressChange } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { CloseButton } from '@/components/ui/close-button'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import { ASSET_KINDS } from './asset-kinds'
import classes from './assets.module.css'

export interface AssetFiltersProps {
  q: string | undefined
  kind: string | undefined
  /** `no` unless the address says otherwise; `any` is both. */
  retired: string
  onChange: (change: AddressChange) => void
}

export function AssetFilters({ q, kind, retired, onChange }: AssetFiltersProps) {
  const t = useTranslations('assets')
  const [text, setText] = useSearchText(q, (value) => onChange({ q: value }))
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
      <NativeSelect
        className={classes.pick}
        size="xs"
        aria-label={t('filter.kind')}
        value={kind ?? ''}
        onChange={(event) => onChange({ kind: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.anyKind') },
          ...ASSET_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
      />
      <NativeSelect
        className={classes.pick}
        size="xs"
        aria-label={t('filter.retired')}
        value={retired}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChange({ retired: value === 'no' ? undefined : value })
        }}
        data={(['no', 'yes', 'any'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
    </search>
  )
}
