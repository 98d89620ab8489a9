'use client'

import { useTranslations } from 'next-intl'
import { SeverityBadge } from '@/components/common/severity-badge'
import { SEVERITY_ORDER } from '@/components/common/severity-order'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'

/** How many findings are open, worst first. */
export function OpenFindings({ counts }: { counts: AssetDto['open_findings'] }) {
  const t = useTranslations('assets')
  const some = SEVERITY_ORDER.filter((severity) => (counts[severity] ?? 0) > 0)
  if (some.length === 0) return <span className={classes.none}>{t('noneOpen')}</span>
  return (
    <span className={classes.open}>
      {some.map((severity) => (
        <SeverityBadge key={severity} severity={severity} count={counts[severity] ?? 0} />
      ))}
    </span>
  )
}
