'use client'

import { useTranslations } from 'next-intl'
import type { QueryParams } from '@/components/api/client'
import { TableExport } from '@/components/common/table-export'

/** The events that are filtered; taking them is itself an event of the log. */
export function AuditExport({ query }: { query: QueryParams }) {
  const t = useTranslations('audit.export')
  const words = { label: t('label'), xlsx: t('xlsx'), csv: t('csv') }
  return <TableExport path="/audit-events/export" query={query} name="audit" words={words} />
}
