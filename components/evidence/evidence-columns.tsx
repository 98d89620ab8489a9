'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { useServerWords } from '@/components/common/use-server-words'
import { TenantLink } from '@/components/shell/tenant-link'
import type { EvidenceDto } from '@/lib/views/evidence.schema'

const SHOWN = 12

export function useEvidenceColumns(): DataColumn<EvidenceDto>[] {
  const t = useTranslations('evidence.list')
  const { word } = useServerWords()
  return [
    {
      id: 'sha256',
      header: 'SHA-256',
      priority: true,
      width: '8rem',
      cell: (e) => <code title={e.sha256}>{e.sha256.slice(0, SHOWN)}…</code>,
    },
    {
      id: 'asset',
      header: t('column.asset'),
      cell: (e) => named(e.assets.map(({ name }) => name)) ?? '–',
    },
    {
      id: 'tool',
      header: t('column.tool'),
      width: '14%',
      cell: (e) => (e.tool ? `${e.tool} ${e.tool_version ?? ''}` : '–'),
    },
    {
      id: 'says',
      header: t('column.says'),
      width: '7rem',
      cell: (e) =>
        e.error_code ? word(e.error_code) : e.items === null ? '–' : t('items', { count: e.items }),
    },
    {
      id: 'bytes',
      header: t('column.bytes'),
      width: '6rem',
      align: 'end',
      cell: (e) => <span className="numbers">{t('bytes', { count: e.bytes })}</span>,
    },
    {
      id: 'first',
      header: t('column.first'),
      width: '9.25rem',
      cell: (e) => <Instant at={e.first_received} />,
    },
    {
      id: 'times',
      header: t('column.times'),
      width: '6.5rem',
      cell: (e) => (
        <>
          <TenantLink to={`/submissions?sha256=${e.sha256}`}>
            {t('times', { count: e.submissions })}
          </TenantLink>
          {e.sightings > 0 ? ` ${t('sightings', { count: e.sightings })}` : null}
        </>
      ),
    },
    {
      id: 'sender',
      header: t('column.sender'),
      width: '8%',
      wideOnly: true,
      cell: (e) => named(e.senders.map(({ label }) => label)),
    },
    {
      id: 'log',
      header: t('column.log'),
      width: '8rem',
      cell: (e) => (
        <TenantLink to={`/submissions/${e.first_submission}`}>
          {t(e.log.signed ? 'signed' : 'unsigned', { index: e.log.index })}
        </TenantLink>
      ),
    },
  ]

  /** The first of several, and how many more. */
  function named([first, ...more]: string[]) {
    if (first === undefined) return null
    return more.length === 0 ? first : t('andMore', { first, count: more.length })
  }
}
