'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMaybeTenant } from '@/components/api/tenant-context'
import { TenantLink } from '@/components/shell/tenant-link'
import { Instant } from './instant'
import classes from './page-header.module.css'

export interface Crumb {
  label: string
  /** Below the tenant; the last one usually has none. */
  to?: string
}
export interface PageHeaderProps {
  title: ReactNode
  crumbs?: readonly Crumb[]
  /** Under the title: what this is, in a sentence. */
  lead?: ReactNode
  /** Buttons at the right. */
  actions?: ReactNode
  /** Times of the figures (a DTO's `as_of` and `known_at`); named with the tenant's time zone. */
  asOf?: { as_of: string; known_at: string }
  /** How sure: coverage and freshness. */
  sure?: ReactNode
}

/** The three anchors of a page: where am I, as of when, how sure. */
export function PageHeader({ title, crumbs = [], lead, actions, asOf, sure }: PageHeaderProps) {
  const t = useTranslations('common')
  return (
    <header className={classes.header}>
      {crumbs.length > 0 ? (
        <nav aria-label={t('breadcrumbs')} className={classes.crumbs}>
          <ol>
            {crumbs.map(({ label, to }) => (
              <li key={`${to ?? ''}${label}`}>{to ? <TenantLink to={to}>{label}</TenantLink> : label}</li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className={classes.row}>
        <h1 className={classes.title}>{title}</h1>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {lead ? <div className={classes.lead}>{lead}</div> : null}
      {asOf || sure ? (
        <div className={classes.anchors}>
          {asOf ? <AsOfLine {...asOf} /> : null}
          {sure ? <span>{sure}</span> : null}
        </div>
      ) : null}
    </header>
  )
}

function AsOfLine({ as_of, known_at }: { as_of: string; known_at: string }) {
  const t = useTranslations('common')
  const zone = useMaybeTenant()?.timeZone ?? 'UTC'
  return (
    <span>
      {t.rich('asOfLine', { time: () => <Instant at={as_of} />, zone })}
      {as_of === known_at ? null : <> · {t.rich('knownAtLine', { time: () => <Instant at={known_at} /> })}</>}
    </span>
  )
}
