'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'
import { Freshness } from './freshness'
import { Labels } from './labels'
import { OpenFindings } from './open-findings'
import { shortName } from './short-name'

/** Columns of the list; labels only where some asset has one. */
export function useAssetColumns(rows: readonly AssetDto[]): DataColumn<AssetDto>[] {
  const t = useTranslations('assets')
  const labelled = rows.some((a) => Object.keys(a.labels).length > 0)
  const labels: DataColumn<AssetDto> = {
    id: 'labels',
    header: t('column.labels'),
    width: '18%',
    cell: (a) => (Object.keys(a.labels).length > 0 ? <Labels labels={a.labels} line /> : null),
  }
  return [
    {
      id: 'name',
      header: t('column.name'),
      priority: true,
      cell: (a) => (
        <>
          <span title={a.name}>{shortName(a)}</span>
          {shortName(a) === a.name ? null : (
            <span className={classes.whole}>{a.name.slice(0, -shortName(a).length)}</span>
          )}
          {a.retired ? <span className={classes.retired}>{t('retired')}</span> : null}
        </>
      ),
    },
    { id: 'kind', header: t('column.kind'), width: '6rem', cell: (a) => t(`kind.${a.kind}`) },
    ...(labelled ? [labels] : []),
    {
      id: 'coverage',
      header: t('column.coverage'),
      width: '22%',
      cell: (a) => <Freshness coverage={a.coverage} />,
    },
    {
      id: 'open',
      header: t('column.open'),
      width: '20%',
      cell: (a) => <OpenFindings asset={a} />,
    },
    {
      id: 'seen',
      header: t('column.seen'),
      width: '9.5rem',
      cell: (a) => <Instant at={a.last_seen} />,
    },
  ]
}
