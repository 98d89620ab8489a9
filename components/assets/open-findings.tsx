'use client'

import { useTranslations } from 'next-intl'
import { useTimes } from '@/components/api/use-times'
import { SeverityBadge } from '@/components/common/severity-badge'
import { SEVERITY_ORDER } from '@/components/common/severity-order'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'

/** How many findings of an asset are open, worst first; each number of the present leads to them (of the past there are no rows). */
export function OpenFindings({ asset }: { asset: Pick<AssetDto, 'id' | 'open_findings'> }) {
  const t = useTranslations('assets')
  const counts = asset.open_findings
  const past = useTimes().as_of !== undefined
  const some = SEVERITY_ORDER.filter((severity) => (counts[severity] ?? 0) > 0)
  if (some.length === 0) return <span className={classes.none}>{t('noneOpen')}</span>
  return (
    <span className={classes.open}>
      {some.map((severity) => {
        const badge = <SeverityBadge key={severity} severity={severity} count={counts[severity] ?? 0} />
        if (past) return badge
        return (
          <TenantLink key={severity} to={`/findings?asset=${asset.id}&severity=${severity}`}>
            {badge}
          </TenantLink>
        )
      })}
    </span>
  )
}
