'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkSummaryDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'

const KINDS = ['automated', 'partly', 'manual'] as const

/** How many controls a check decides, how many it helps with and how many people judge; each number leads to them. */
export function ReachBar({ id, counts }: Pick<FrameworkSummaryDto, 'id' | 'counts'>) {
  const t = useTranslations('frameworks')
  const shown = KINDS.filter((kind) => counts[kind] > 0)
  return (
    <div className={classes.reach}>
      <p className={classes.total}>
        <TenantLink to={`/frameworks/${id}#controls`}>
          <b className="numbers">{counts.controls}</b> {t('controlsCount')}
        </TenantLink>
      </p>
      <span className={classes.bar} aria-hidden="true">
        {shown.map((kind) => (
          <span key={kind} data-kind={kind} style={{ flexGrow: counts[kind] }} />
        ))}
      </span>
      <ul className={classes.legend}>
        {shown.map((kind) => (
          <li key={kind}>
            <span className={classes.dot} data-kind={kind} aria-hidden="true" />
            <TenantLink to={`/frameworks/${id}?kind=${kind}#controls`}>
              {t(`kind.${kind}`)} <b className="numbers">{counts[kind]}</b>
            </TenantLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
