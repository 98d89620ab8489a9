'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useTimes } from '@/components/api/use-times'
import { TableExport } from '@/components/common/table-export'
import { usePageKey } from '@/components/common/use-page-key'
import type { FindingFilter } from './use-finding-filter'

/** The findings that are filtered. */
export function ExportMenu({ filter }: { filter: FindingFilter }) {
  const t = useTranslations('findings.export')
  const times = useTimes()
  const button = useRef<HTMLButtonElement>(null)
  usePageKey('e', () => button.current?.click())
  return (
    <TableExport
      ref={button}
      path="/findings/export"
      query={{ ...filter.which, ...times, sort: filter.sort }}
      name="findings"
      words={{ label: t('label'), xlsx: t('xlsx'), csv: t('csv') }}
    />
  )
}
