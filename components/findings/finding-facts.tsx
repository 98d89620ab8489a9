'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'

/** Where and since when. */
export function FindingFacts({ finding }: { finding: FindingDetailDto }) {
  const t = useTranslations('findings')
  return (
    <dl className={classes.marks}>
      <dt>{t('detail.asset')}</dt>
      <dd>
        <TenantLink to={`/assets/${finding.asset.id}`}>{finding.asset.name}</TenantLink>
      </dd>
      <dt>{t('detail.subject')}</dt>
      <dd>{finding.subject ? <code>{finding.subject}</code> : t('detail.wholeAsset')}</dd>
      <dt>{t('column.impact')}</dt>
      <dd>{t('impact', { count: finding.weight })}</dd>
      <dt>{t('detail.firstSeen')}</dt>
      <dd>
        <Instant at={finding.first_seen} />
      </dd>
      <dt>{t('detail.lastSeen')}</dt>
      <dd>
        <Instant at={finding.last_seen} />
      </dd>
      {finding.closed_at ? (
        <>
          <dt>{t('detail.closedAt')}</dt>
          <dd>
            <Instant at={finding.closed_at} />
          </dd>
        </>
      ) : null}
      <dt aria-hidden="true" />
      <dd className={classes.none}>{t('detail.reopened', { count: finding.reopened })}</dd>
    </dl>
  )
}
