'use client'

import { useTranslations } from 'next-intl'
import { SeverityBadge } from '@/components/common/severity-badge'
import { SEVERITY_ORDER } from '@/components/common/severity-order'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './overview.module.css'

/** What is open now, by severity; each number leads to its rows. */
export function OpenFindings({ counts }: { counts: Readonly<Record<string, number>> }) {
  const t = useTranslations('overview.open')
  const shown = SEVERITY_ORDER.filter((severity) => (counts[severity] ?? 0) > 0)
  if (shown.length === 0) return <p className={classes.soft}>{t('none')}</p>
  const total = shown.reduce((sum, severity) => sum + (counts[severity] ?? 0), 0)
  return (
    <>
      <TenantLink to="/findings" className={classes.total}>
        <span className="numbers">{total}</span>
      </TenantLink>
      {shown.length > 1 ? (
        <ul className={classes.severities}>
          {shown.map((severity) => (
            <li key={severity}>
              <TenantLink to={`/findings?severity=${severity}`}>
                <b className="numbers">{counts[severity]}</b>
                <SeverityBadge severity={severity} />
              </TenantLink>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
