'use client'

import { useTranslations } from 'next-intl'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import type { AssetTimelineDto } from '@/lib/views/asset-timeline.schema'
import classes from './timeline.module.css'

type Strip = Pick<AssetTimelineDto, 'first' | 'as_of' | 'stale' | 'tools'>

/** A bar for each tool from the first look to the instant shown: solid while its evidence was fresh, hatched while it was stale. */
export function FreshnessStrip({ timeline }: { timeline: Strip }) {
  const t = useTranslations('timeline')
  const zone = useTimeZone()
  if (!timeline.first) return null
  const from = Date.parse(timeline.first)
  const to = Date.parse(timeline.as_of)
  const at = (instant: string | null) =>
    to === from ? 0 : ((Math.min(instant === null ? to : Date.parse(instant), to) - from) / (to - from)) * 100
  const day = (instant: string | null) => (instant ? formatInstant(instant, zone, 'day') : t('stillStale'))
  return (
    <figure className={classes.strips}>
      {timeline.tools.map(({ tool, first }) => {
        const stale = timeline.stale.filter((one) => one.tool === tool)
        const spoken =
          stale.length === 0
            ? t('alwaysFresh', { tool })
            : t('staleSpoken', {
                tool,
                stretches: stale.map((one) => `${day(one.from)} – ${day(one.to)}`).join(t('join')),
              })
        return (
          <div key={tool} className={classes.strip}>
            <span className={classes.tool}>{tool}</span>
            <span className={classes.bar} role="img" aria-label={spoken} title={spoken}>
              <i className={classes.fresh} style={{ left: `${at(first)}%`, right: 0 }} />
              {stale.map((one) => (
                <i
                  key={one.from}
                  className={classes.stale}
                  style={{ left: `${at(one.from)}%`, width: `${at(one.to) - at(one.from)}%` }}
                />
              ))}
            </span>
          </div>
        )
      })}
      <figcaption className={classes.ends}>
        <span className="numbers">{day(timeline.first)}</span>
        <span className={classes.key}>
          <i className={classes.fresh} /> {t('fresh')} <i className={classes.stale} /> {t('stale')}
        </span>
        <span className="numbers">{day(timeline.as_of)}</span>
      </figcaption>
    </figure>
  )
}
