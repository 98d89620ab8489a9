'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { formatInstant } from '@/components/common/format-instant'
import { Link } from '@/components/common/link'
import type { HomeTenantDto } from '@/lib/views/home.schema'
import classes from './home.module.css'

const PAGES: Readonly<Record<HomeTenantDto['links'][number], string>> = {
  assessments: 'assessments',
  evidence: 'evidence',
  reports: 'reports',
  audit: 'settings/audit',
  members: 'settings/members',
}
const SOON_MS = 14 * 86_400_000

/** One tenant on the start page: what one is there and until when, what waits, and where to. */
export function HomeTenant({ tenant, now }: { tenant: HomeTenantDto; now: string }) {
  const t = useTranslations('signIn.home')
  const word = useTranslations('roles.role')
  const format = useFormatter()
  const to = `/t/${tenant.slug}`
  const soon = (end: string) => Date.parse(end) - Date.parse(now) < SOON_MS
  return (
    <li className={classes.tenant}>
      <h2>
        <Link href={`${to}/overview`}>{tenant.name}</Link>
      </h2>
      <ul className={classes.roles}>
        {tenant.roles.map(({ role, valid_until }) => (
          <li key={role}>
            {word(role)}
            {valid_until ? (
              <small data-soon={soon(valid_until) || undefined} title={tenant.time_zone}>
                {t('until', {
                  day: formatInstant(valid_until, tenant.time_zone, 'day'),
                  left: format.relativeTime(new Date(valid_until), new Date(now)),
                })}
              </small>
            ) : null}
          </li>
        ))}
      </ul>
      {tenant.open_assessments === null ? null : (
        <p className={classes.waits}>
          <Link href={`${to}/assessments`}>{t('assessments', { count: tenant.open_assessments })}</Link>
          {tenant.to_approve ? (
            <Link href={`${to}/assessments`}>{t('toApprove', { count: tenant.to_approve })}</Link>
          ) : null}
        </p>
      )}
      <nav className={classes.links} aria-label={t('pages', { name: tenant.name })}>
        {tenant.links.map((link) => (
          <Link key={link} href={`${to}/${PAGES[link]}`}>
            {t(`link.${link}`)}
          </Link>
        ))}
      </nav>
    </li>
  )
}
