'use client'

import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useTenant } from '@/components/api/tenant-context'
import { useMe } from '@/components/api/use-me'
import { Link } from '@/components/common/link'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { UnstyledButton } from '@/components/ui/unstyled-button'
import classes from './menus.module.css'

/** Which tenant this is; a menu of the others where there are any. */
export function TenantSwitcher({ compact }: { compact?: boolean }) {
  const t = useTranslations('shell')
  const tenant = useTenant()
  const me = useMe().data
  const others = me?.tenants ?? []
  const name = (
    <span className={classes.tenantText}>
      {compact ? null : <small>{t('tenant')}</small>}
      <b title={tenant.name}>{tenant.name}</b>
    </span>
  )
  const shape = compact ? classes.tenantCompact : classes.tenant
  if (others.length < 2 && !me?.platform_admin) return <div className={shape}>{name}</div>
  return (
    <LazyMenu
      position="bottom-start"
      width={260}
      target={
        <UnstyledButton className={shape} aria-label={t('switchTenant', { name: tenant.name })}>
          {name}
          <IconSelector size={16} aria-hidden="true" />
        </UnstyledButton>
      }
    >
      {(Menu) => (
        <>
          <Menu.Label>{t('tenants')}</Menu.Label>
          {others.map(({ slug, name: other }) => (
            <Menu.Item
              key={slug}
              component={Link}
              href={`/t/${slug}/overview`}
              rightSection={slug === tenant.slug ? <IconCheck size={14} /> : null}
            >
              {other}
            </Menu.Item>
          ))}
          {me?.platform_admin ? (
            <>
              <Menu.Divider />
              <Menu.Item component={Link} href="/platform">
                {t('platform')}
              </Menu.Item>
            </>
          ) : null}
        </>
      )}
    </LazyMenu>
  )
}
