'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'

/** Every image and scanner that shows the same vulnerability; for other findings the asset beside says it all. */
export function FindingPlaces({ finding }: { finding: FindingDetailDto }) {
  const t = useTranslations('findings.places')
  const { places, vulnerability } = finding
  if (!vulnerability) return null
  return (
    <Section title={t('title')} lead={places.length > 0 ? t('lead', { count: places.length }) : t('none')}>
      <ul className={classes.ratings}>
        {places.map((place) => (
          <li key={`${place.asset.id} ${place.check.key} ${place.subject}`}>
            <TenantLink to={`/assets/${place.asset.id}`}>{place.asset.name}</TenantLink>{' '}
            <span className={classes.soft}>
              {t('seenBy', { tool: place.check.tool })}
              {place.fixed_in ? ` · ${t('version', { versions: place.fixed_in })}` : ''} ·{' '}
              <Instant at={place.since} form="day" />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
