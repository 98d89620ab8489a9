'use client'

import { IconCalendarX, IconHeadset, IconPackageExport } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { Instant } from '@/components/common/instant'
import type { TenantNoticesDto } from '@/lib/views/tenant-notices.schema'
import { TenantLink } from './tenant-link'
import classes from './tenant-notices.module.css'

/** What all of the tenant is told on every page. */
export function TenantNotices({ notices }: { notices: TenantNoticesDto }) {
  const t = useTranslations('shell.notices')
  const word = useTranslations('roles.role')
  const owner = useMay('tenant.export')
  const { delete_after, export_asked_at, support } = notices
  const asked = export_asked_at !== null && owner
  if (delete_after === null && !asked && support.length === 0) return null
  const archive = <TenantLink to="/settings/general#archive">{t('take')}</TenantLink>
  const line = (key: string, icon: ReactNode, says: ReactNode) => (
    <p key={key} className={classes.line}>
      {icon}
      <span>{says}</span>
    </p>
  )
  return (
    <aside className={classes.notices} aria-label={t('label')}>
      {delete_after === null
        ? null
        : line(
            'delete',
            <IconCalendarX size={16} aria-hidden />,
            <>
              {t.rich('deleted', { time: () => <Instant at={delete_after} /> })}{' '}
              {owner ? (
                <>
                  {t('deletedOwner')} {archive}
                </>
              ) : null}
            </>,
          )}
      {asked && delete_after === null
        ? line(
            'export',
            <IconPackageExport size={16} aria-hidden />,
            <>
              {t('export')} {archive}
            </>,
          )
        : null}
      {support.map(({ id, name, role, until }) =>
        line(
          id + role,
          <IconHeadset size={16} aria-hidden />,
          t.rich('support', { name, role: word(role), time: () => <Instant at={until} /> }),
        ),
      )}
    </aside>
  )
}
