'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { Shape } from '@/components/common/shape'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'

type Look = AssetDto['coverage'][number]

/** Which tools have looked, when, and until when that counts. */
export function CoverageTable({ coverage }: Pick<AssetDto, 'coverage'>) {
  const t = useTranslations('assets.detail')
  const columns: DataColumn<Look>[] = [
    { id: 'tool', header: t('tool'), priority: true, cell: (c) => c.tool },
    { id: 'profile', header: t('profile'), width: '28%', cell: (c) => <code>{c.profile}</code> },
    { id: 'observed', header: t('observed'), width: '9.5rem', cell: (c) => <Instant at={c.observed_at} /> },
    {
      id: 'freshness',
      header: t('freshness'),
      width: '13rem',
      cell: (c) => (
        <span className={c.stale ? classes.none : undefined}>
          <Shape name={c.stale ? 'dashed' : 'disc-tick'} />{' '}
          {t.rich(c.stale ? 'staleFrom' : 'freshUntil', {
            time: () => <Instant at={c.stale_on} form="day" />,
          })}
        </span>
      ),
    },
  ]
  return (
    <Section
      title={t('coverage')}
      lead={coverage.length > 0 ? t('coverageLead') : t('coverageNone')}
      framed
      flush
    >
      {coverage.length > 0 ? (
        <DataTable
          label={t('coverage')}
          columns={columns}
          rows={coverage}
          rowId={(c) => `${c.tool} ${c.profile}`}
          rowTo={(c) => `/submissions/${c.submission}`}
        />
      ) : null}
    </Section>
  )
}
