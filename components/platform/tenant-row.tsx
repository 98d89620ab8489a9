'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'
import classes from './platform.module.css'

const MEGABYTE = 1_000_000

export type TenantDeed = 'invite' | 'rename' | 'quota' | 'suspend' | 'export' | 'delete'

/** One tenant: its names, its settings, whether it may be entered. */
export function TenantRow({
  tenant,
  onDeed,
}: {
  tenant: PlatformTenantDto
  /** Absent for who may only look. */
  onDeed?: ((deed: TenantDeed) => void) | undefined
}) {
  const t = useTranslations('platform')
  const { reports_a_minute: reports, bytes_a_day: bytes, assets } = tenant.quota
  const limits = [
    ...(reports === null ? [] : [t('quota.at.reports', { n: reports })]),
    ...(bytes === null ? [] : [t('quota.at.bytes', { n: bytes / MEGABYTE })]),
    ...(assets === null ? [] : [t('quota.at.assets', { n: assets })]),
  ]
  const suspended = tenant.suspended_at !== null
  const deeds: [TenantDeed, string][] = [
    ...(tenant.unclaimed ? ([['invite', t('invite.action')]] satisfies [TenantDeed, string][]) : []),
    ['rename', t('rename.action')],
    ['quota', t('quota.action')],
    ['suspend', t(suspended ? 'resume.action' : 'suspend.action')],
    ['export', t('export.action')],
    ['delete', t(tenant.delete_after ? 'keep.action' : 'delete.action')],
  ]
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <b>{tenant.name}</b>
        <code>/t/{tenant.slug}</code>
      </div>
      <div className={classes.facts}>
        <span>
          {tenant.time_zone} · {t(`in.${tenant.language}`)}
        </span>
        {limits.length > 0 ? <span>{limits.join(' · ')}</span> : null}
        <span>{t.rich('since', { time: () => <Instant at={tenant.created_at} form="day" /> })}</span>
      </div>
      <div className={classes.state}>
        {suspended ? (
          <>
            <ToneBadge tone="judge" shape="triangle" word={t('suspended')} />
            <small>
              <Instant at={tenant.suspended_at} /> UTC
              {tenant.suspended_reason ? ` · ${tenant.suspended_reason}` : null}
            </small>
          </>
        ) : (
          <ToneBadge tone="met" shape="disc-tick" word={t('active')} />
        )}
        {tenant.unclaimed ? <small>{t('unclaimed')}</small> : null}
        {tenant.delete_after ? (
          <small className={classes.ends}>
            {t.rich('keeps', { time: () => <Instant at={tenant.delete_after} /> })}
          </small>
        ) : null}
        {tenant.export_asked_at ? (
          <small>{t.rich('asked', { time: () => <Instant at={tenant.export_asked_at} form="day" /> })}</small>
        ) : null}
      </div>
      {onDeed ? (
        <Group gap="xs" className={classes.deeds}>
          {deeds.map(([deed, word]) => (
            <Button key={deed} size="compact-sm" variant="default" onClick={() => onDeed(deed)}>
              {word}
            </Button>
          ))}
        </Group>
      ) : null}
    </li>
  )
}
