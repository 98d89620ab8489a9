'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { ProvenanceDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

/** Assets shown before the rest is only counted; a report on a cluster speaks of hundreds. */
const MOST = 20

/** What the report looked at: only that it can close. */
export function LookedAt({ coverage }: Pick<ProvenanceDto, 'coverage'>) {
  const t = useTranslations('provenance.looked')
  const rest = coverage.length - MOST
  return (
    <Section title={t('title')} lead={coverage.length === 0 ? t('nothing') : t('lead')}>
      <ul className={classes.looks}>
        {coverage.slice(0, MOST).map((look) => (
          <li key={`${look.asset.id}${look.tool}${look.profile}`}>
            <TenantLink to={`/assets/${look.asset.id}`}>{look.asset.name}</TenantLink>
            <span className={classes.soft}>
              {t('checks', { count: look.checks })}
              {look.partial > 0 ? ` · ${t('partial', { count: look.partial })}` : ''} · {t('profile')}{' '}
              <code>{look.profile}</code> ·{' '}
              {t.rich('fresh', { time: () => <Instant at={look.stale_on} form="day" /> })}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className={classes.soft}>{t('more', { count: rest })}</p> : null}
    </Section>
  )
}
