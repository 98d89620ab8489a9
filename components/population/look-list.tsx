'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/common/empty-state'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import type { PopulationDto } from '@/lib/views/population.schema'
import classes from './population.module.css'

export interface LookListProps {
  looks: PopulationDto['missing']
  asOf: string
  form: 'missing' | 'expiring'
  none: string
}

/** Assets with a tool's newest look at each; the whole row leads to the asset. */
export function LookList({ looks: { items, total }, asOf, form, none }: LookListProps) {
  const t = useTranslations('population')
  if (items.length === 0) return <EmptyState small title={none} />
  return (
    <>
      <ul className={classes.looks}>
        {items.map(({ asset, tool, last_seen, stale_on }) => (
          <li key={`${asset.id} ${tool}`}>
            <TenantLink to={`/assets/${asset.id}`} className={classes.name}>
              {asset.name}
            </TenantLink>
            <span className={classes.facts}>
              {form === 'missing' ? (
                <ToneBadge
                  tone={last_seen ? 'unknown' : 'gap'}
                  shape={last_seen ? 'dashed' : 'triangle'}
                  word={t(last_seen ? 'stale' : 'never')}
                />
              ) : null}
              <span>{[t(`kind.${asset.kind}`), tool].filter(Boolean).join(' · ')}</span>
              {form === 'expiring' ? (
                <span>
                  <Instant at={stale_on} form="day" />{' '}
                  <span className={classes.soft}>
                    (<Instant at={stale_on} since={asOf} />)
                  </span>
                </span>
              ) : last_seen ? (
                <Instant at={last_seen} since={asOf} />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p className={classes.rest}>{t('rest', { shown: items.length, total })}</p>
      ) : null}
    </>
  )
}
