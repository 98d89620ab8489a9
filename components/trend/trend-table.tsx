'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { SEGMENTS } from '@/components/charts/segments'
import { Link } from '@/components/common/link'
import { Anchor } from '@/components/ui/anchor'
import { changesOf, lineOf, type TrendPoint } from './changes-of'
import classes from './trend.module.css'
import { useDayLink } from './use-day-link'

/** The same in rows: each day on which a count changed, newest first; a day leads to the page as of its end. */
export function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  const t = useTranslations('trend')
  const word = useTranslations('gauge.segment')
  const dayLink = useDayLink(usePathname())
  return (
    <div className={classes.tableFrame}>
      <table className={classes.table}>
        <caption>{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('line')}</th>
            {SEGMENTS.map((segment) => (
              <th key={segment} scope="col">
                {word(segment)}
              </th>
            ))}
            <th scope="col">{t('known')}</th>
          </tr>
        </thead>
        <tbody>
          {changesOf(points).map(({ point, moved }) => (
            <tr key={point.at}>
              <th scope="row">
                <Anchor component={Link} href={dayLink(point.at)} className="numbers" inherit>
                  {point.day}
                </Anchor>
              </th>
              <td>
                <b>{lineOf(point)}</b>
                {moved ? (
                  <span className={classes.moved}> {moved > 0 ? `+${moved}` : `−${-moved}`}</span>
                ) : null}
              </td>
              {SEGMENTS.map((segment) => (
                <td key={segment}>{point.gauge[segment]}</td>
              ))}
              <td>{t('assessed', point.coverage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
