'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { TenantLink } from '@/components/shell/tenant-link'
import type { WhySafeguardDto } from '@/lib/views/control.schema'
import classes from './control.module.css'

/** Until when vulnerabilities have to be patched, where the control gives time: overdue is the gap, not existence. */
export function PatchTimes({ assets }: { assets: WhySafeguardDto['assets'] }) {
  const t = useTranslations('control.patch')
  const timed = assets.flatMap(({ asset, patch }) => (patch ? [{ asset, patch }] : []))
  if (timed.length === 0) return null
  return (
    <ul className={classes.states}>
      {timed.map(({ asset, patch }) => (
        <li key={asset.id} className={classes.state} data-overdue={patch.overdue || undefined}>
          <TenantLink to={`/assets/${asset.id}`}>{asset.name}</TenantLink>{' '}
          <strong>
            {t.rich(patch.overdue ? 'overdue' : 'due', { time: () => <Instant at={patch.due} form="day" /> })}
          </strong>{' '}
          <span className={classes.soft}>
            {t.rich(`basis.${patch.basis}`, { time: () => <Instant at={patch.from} form="day" /> })}
          </span>
        </li>
      ))}
    </ul>
  )
}
