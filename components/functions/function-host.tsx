'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FunctionHostDto, FunctionRowDto } from '@/lib/views/function-sheet.schema'

export const rowIdOf = (row: FunctionRowDto) => `${row.asset.id} ${row.name}`

interface Props {
  host: FunctionHostDto
  rows: readonly FunctionRowDto[]
  columns: DataColumn<FunctionRowDto>[]
  selected: ReadonlySet<string> | undefined
  onSelect: (selected: Set<string>) => void
}

/** The containers of one host, as its last snapshot saw them. */
export function FunctionHost({ host, rows, columns, selected, onSelect }: Props) {
  const t = useTranslations('functions')
  const { look, asset } = host
  return (
    <Section
      title={asset.name}
      lead={
        look
          ? t.rich(look.stale ? 'lookStale' : 'look', {
              time: () => <Instant at={look.observed_at} />,
              end: () => <Instant at={look.stale_on} form="day" />,
              running: host.running,
              all: host.containers,
              link: (text) => <TenantLink to={`/submissions/${look.submission}`}>{text}</TenantLink>,
            })
          : null
      }
      aside={<TenantLink to={`/assets/${asset.id}`}>{t('toAsset')}</TenantLink>}
      framed
      flush
    >
      <DataTable
        label={t('tableOf', { host: asset.name })}
        columns={columns}
        rows={rows}
        rowId={rowIdOf}
        {...(selected ? { selected, onSelect } : {})}
      />
    </Section>
  )
}
