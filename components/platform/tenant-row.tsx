'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'
import classes from './platform.module.css'

/** One tenant: its names, its settings, whether it may be entered. */
export function TenantRow({
  tenant,
  onChange,
  onRename,
}: {
  tenant: PlatformTenantDto
  onChange: () => void
  onRename: () => void
}) {
  const t = useTranslations('platform')
  const suspended = tenant.suspended_at !== null
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
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-sm" variant="default" onClick={onRename}>
          {t('rename.action')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onChange}>
          {suspended ? t('resume.action') : t('suspend.action')}
        </Button>
      </Group>
    </li>
  )
}
