'use client'

import { useTranslations } from 'next-intl'
import { SeverityBadge } from '@/components/common/severity-badge'
import { SEVERITY_ORDER } from '@/components/common/severity-order'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'

/** How many findings of an asset are open at the page's times, worst first; each number leads to them. */
export function OpenFindings({ asset }: { asset: Pick<AssetDto, 'id' | 'open_findings'> }) {
  const t = useTranslations('assets')
  const counts = asset.open_findings
  const some = SEVERITY_ORDER.filter((severity) => (counts[severity] ?? 0) > 0)
  if (some.length === 0) return <span className={classes.none}>{t('noneOpen')}</span>
  return (
    <span className={classes.open}>
      {some.map((severity) => {
        return (
          <TenantLink key={severity} to={`/findings?asset=${asset.id}&severity=${severity}`}>
            <SeverityBadge severity={severity} count={counts[severity] ?? 0} />
          </TenantLink>
        )
      })}
    </span>
  )
}
