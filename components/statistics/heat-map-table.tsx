'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { shortName } from '@/components/assets/short-name'
import { TenantLink } from '@/components/shell/tenant-link'
import type { HeatMapDto } from '@/lib/views/statistics.schema'
import { LETTERS } from './letters'
import classes from './statistics.module.css'

interface HeatMapTableProps {
  map: HeatMapDto
  rows: HeatMapDto['safeguards']
  locale: 'en' | 'zh'
}

/** The cells; a real table, so that a screen reader says safeguard, asset and result of each. */
export const HeatMapTable = memo(function HeatMapTable({ map, rows, locale }: HeatMapTableProps) {
  const t = useTranslations('statistics.heatMap')
  const verdict = useTranslations('verdict.result')
  const word = (letter: string) => {
    const result = LETTERS[letter]
    return result ? verdict(result) : t('notConcerned')
  }
  return (
    <section className={classes.scroll} aria-label={t('title')}>
      <table className={classes.heat}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('safeguard')}
            </th>
            {map.assets.map((asset) => (
              <th key={asset.id} scope="col" className={classes.column}>
                <TenantLink to={`/assets/${asset.id}`} title={asset.name}>
                  {shortName(asset)}
                </TenantLink>
              </th>
            ))}
            <th scope="col" className={classes.sum}>
              {t('failing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={classes.row}>
                {row.title[locale]}
              </th>
              {map.assets.map((asset, index) => {
                const letter = row.results[index] ?? '-'
                return (
                  <td key={asset.id}>
                    <span
                      className={classes.cell}
                      data-result={letter}
                      role="img"
                      aria-label={word(letter)}
                      title={`${row.title[locale]} · ${asset.name} · ${word(letter)}`}
                    />
                  </td>
                )
              })}
              <td className={`${classes.sum} numbers`}>{row.results.split('f').length - 1}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})
