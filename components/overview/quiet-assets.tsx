'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/common/empty-state'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import type { OverviewDto } from '@/lib/views/overview.schema'
import classes from './overview.module.css'

const MOST = 8

/** Tools that have fallen silent about an asset: what is not known any more, or soon will not be. */
export function QuietAssets({ items, asOf }: { items: OverviewDto['quiet']; asOf: string }) {
  const t = useTranslations('overview.quiet')
  if (items.length === 0) return <EmptyState small title={t('none')} />
  return (
    <ul className={classes.lines}>
      {items.slice(0, MOST).map(({ asset, tool, last_seen, stale }) => (
        <li key={`${asset.id}${tool}`}>
          <TenantLink to={`/assets/${asset.id}`} className={classes.lineTitle}>
            {asset.name}
          </TenantLink>
          <span className={classes.lineFacts}>
            <ToneBadge
              tone={stale ? 'unknown' : 'judge'}
              shape={stale ? 'dashed' : 'triangle'}
              word={stale ? t('stale') : t('silent')}
            />
            <span>{tool}</span>
            <Instant at={last_seen} since={asOf} />
          </span>
        </li>
      ))}
      {items.length > MOST ? (
        <li>
          <TenantLink to="/assets">{t('more', { count: items.length - MOST })}</TenantLink>
        </li>
      ) : null}
    </ul>
  )
}
