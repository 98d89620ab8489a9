'use client'

import { Pill } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { FindingDto } from '@/lib/views/finding.schema'
import type { FindingFilter } from './use-finding-filter'

/** The filters that came with a link: an asset, a safeguard, a check. Named by a row where there is one. */
export function FilterChips({ filter, rows }: { filter: FindingFilter; rows: readonly FindingDto[] }) {
  const t = useTranslations('findings.filter')
  const { asset, check, safeguard } = filter.query
  const [first] = rows
  const chip = (name: 'asset' | 'check' | 'safeguard', label: string) => (
    <Pill
      key={name}
      withRemoveButton
      onRemove={() => filter.set({ [name]: undefined })}
      removeButtonProps={{ 'aria-label': t('remove') }}
    >
      {t(name, { name: label })}
    </Pill>
  )
  return (
    <>
      {asset ? chip('asset', first?.asset.name ?? asset) : null}
      {safeguard ? chip('safeguard', safeguard) : null}
      {check ? chip('check', first?.check.title ?? check) : null}
    </>
  )
}
