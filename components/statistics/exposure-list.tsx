'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { SeverityBadge } from '@/components/common/severity-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import type { ImageStatisticsDto } from '@/lib/views/statistics.schema'
import { exposureSpan } from './exposure-span'
import classes from './statistics.module.css'

interface ExposureListProps {
  exposure: ImageStatisticsDto['exposure']
  /** ISO instant that is shown. */
  at: string
}

/** How long flaws were open here: published → fix published → found → gone; a bar each on one scale of time, and in words. */
export function ExposureList({ exposure, at }: ExposureListProps) {
  const t = useTranslations('statistics.images')
  const { open, gone, longest } = exposure
  if (longest.length === 0) return <p className={classes.soft}>{t('noExposure')}</p>
  const span = exposureSpan(longest, at)
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{t('gone')}</dt>
          <dd>
            {gone.n > 0
              ? t('figure', { n: gone.n, median: gone.median ?? 0, p90: gone.p90 ?? 0 })
              : t('none')}
          </dd>
        </div>
        <div>
          <dt>{t('open')}</dt>
          <dd>
            {open.n > 0
              ? t('figure', { n: open.n, median: open.median ?? 0, p90: open.p90 ?? 0 })
              : t('none')}
          </dd>
        </div>
      </dl>
      <ul className={classes.exposures}>
        {longest.map((one) => (
          <li key={one.finding}>
            <span className={classes.exposureName}>
              <SeverityBadge severity={one.severity} />{' '}
              <TenantLink to={`/findings/${one.finding}`}>{one.advisory}</TenantLink>{' '}
              <span className={classes.soft}>
                {one.package} · {one.asset.name}
              </span>
            </span>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.known}
                style={span(one.published_at ?? one.first_seen, one.first_seen)}
              />
              <span
                className={classes.here}
                style={span(one.first_seen, one.gone_at ?? at)}
                data-open={!one.gone_at || undefined}
              />
              {one.fixed_at ? (
                <span className={classes.fixed} style={span(one.fixed_at, one.fixed_at)} />
              ) : null}
            </span>
            <span className={classes.soft}>
              {t('days', { days: one.days })} ·{' '}
              {one.published_at ? (
                <>
                  {t('published')} <Instant at={one.published_at} form="day" /> ·{' '}
                </>
              ) : null}
              {one.fixed_at ? (
                <>
                  {t('fixPublished')} <Instant at={one.fixed_at} form="day" /> ·{' '}
                </>
              ) : null}
              {t('found')} <Instant at={one.first_seen} form="day" /> ·{' '}
              {one.gone_at ? (
                <>
                  {t('goneOn')} <Instant at={one.gone_at} form="day" />
                </>
              ) : (
                t('stillOpen')
              )}
            </span>
          </li>
        ))}
      </ul>
      {exposure.counted > longest.length ? (
        <p className={classes.soft}>{t('ofAll', { shown: longest.length, all: exposure.counted })}</p>
      ) : null}
    </>
  )
}
