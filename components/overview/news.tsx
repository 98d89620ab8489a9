'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/common/empty-state'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { useCheckTitle } from '@/components/common/use-check-title'
import { TenantLink } from '@/components/shell/tenant-link'
import type { OverviewDto } from '@/lib/views/overview.schema'
import classes from './overview.module.css'

type NewsItem = OverviewDto['news'][number]
const LOOK = {
  opened: { tone: 'gap', shape: 'square-cross' },
  reopened: { tone: 'partly', shape: 'half' },
  closed: { tone: 'met', shape: 'disc-tick' },
} as const satisfies Record<NewsItem['kind'], object>
const MOST = 8

/** Findings that evidence opened or closed lately. */
export function News({ items, asOf }: { items: readonly NewsItem[]; asOf: string }) {
  const t = useTranslations('overview.news')
  const titled = useCheckTitle()
  if (items.length === 0) return <EmptyState small title={t('none')} />
  return (
    <ul className={classes.lines}>
      {items.slice(0, MOST).map((item) => (
        <li key={`${item.id}${item.at}${item.kind}`}>
          <TenantLink to={`/findings/${item.id}`} className={classes.lineTitle}>
            {titled(item.title)}
          </TenantLink>
          <span className={classes.lineFacts}>
            <ToneBadge {...LOOK[item.kind]} word={t(item.kind)} />
            <span>{item.subject ? `${item.asset.name} · ${item.subject}` : item.asset.name}</span>
            <Instant at={item.at} since={asOf} />
          </span>
        </li>
      ))}
    </ul>
  )
}
