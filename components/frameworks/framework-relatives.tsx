'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'

/** Standards beside it, editions before and after it, and where cross-walks lead. */
export function FrameworkRelatives({ framework }: { framework: FrameworkDetailDto }) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  const { related, crosswalks, superseded_by: next } = framework
  if (related.length + crosswalks.length + next.length === 0) return null
  return (
    <Section id="related" title={t('related')}>
      <ul className={classes.plain}>
        {next.map(({ id, version, title }) => (
          <li key={id} className={classes.item}>
            {t.rich('succeeded', {
              name: () => <TenantLink to={`/frameworks/${id}`}>{localized(title) || version}</TenantLink>,
            })}
          </li>
        ))}
        {crosswalks.map(({ from, to, links, new_in_target: fresh, basis }) => (
          <li key={`${from.id}${to.id}${to.version}`} className={classes.item}>
            <b>{t('crosswalk')}</b> <Edition {...from} own={framework.id} /> →{' '}
            <Edition {...to} own={framework.id} />
            <span className={classes.soft}>
              {' '}
              · {t('links', { count: links })}
              {fresh > 0 ? ` · ${t('fresh', { count: fresh })}` : ''}
            </span>
            <p className={classes.soft}>{localized(basis)}</p>
          </li>
        ))}
        {related.map(({ id, title }) => (
          <li key={id} className={classes.item}>
            <b>{id}</b> {localized(title)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Edition({ id, version, own }: { id: string; version: string; own: string }) {
  return id === own ? version : <TenantLink to={`/frameworks/${id}`}>{version}</TenantLink>
}
