'use client'

import { useTranslations } from 'next-intl'
import type { ImageStatisticsDto } from '@/lib/views/statistics.schema'
import classes from './statistics.module.css'

interface ShareBarsProps {
  title: string
  rows: ImageStatisticsDto['by_source']
  word: (key: string) => string
}

/** For each kind of image how many there are, and how many of them have a critical or high vulnerability. */
export function ShareBars({ title, rows, word }: ShareBarsProps) {
  const t = useTranslations('statistics.images')
  const most = Math.max(1, ...rows.map((row) => row.images))
  return (
    <section className={classes.share}>
      <h2 className={classes.shareTitle}>{title}</h2>
      <ul className={classes.bars}>
        {rows.map((row) => (
          <li key={row.key}>
            <span className={classes.barName}>{word(row.key)}</span>
            <span className={classes.barCount}>{t('share', { severe: row.severe, images: row.images })}</span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ width: `${(row.images / most) * 100}%` }} className={classes.barAll}>
                <span
                  style={{ width: `${(row.severe / row.images) * 100}%` }}
                  className={classes.barSevere}
                />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
