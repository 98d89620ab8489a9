'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { VexSaidDto } from '@/lib/views/vulnerability.schema'
import classes from './finding.module.css'

/** What VEX documents say of a flaw: who, when, why, of what, and which of it holds. */
export function FindingVex({ statements }: { statements: readonly VexSaidDto[] }) {
  const t = useTranslations('findings.vex')
  if (statements.length === 0) return null
  return (
    <Section title={t('title')} lead={t('lead')}>
      <ul className={classes.ratings}>
        {statements.map((one) => (
          <li key={`${one.document} ${one.asset} ${one.subject} ${one.at.from} ${one.stated_at}`}>
            <b>{t(`status.${one.status}`)}</b>
            {one.holds ? null : <span className={classes.soft}> · {t('superseded')}</span>} ·{' '}
            <Instant at={one.stated_at} form="day" />
            {one.detail ? <div>{one.detail}</div> : null}
            <div className={classes.soft}>
              {t('by', { author: one.author ?? t('nobody') })}{' '}
              {one.submission ? (
                <TenantLink to={`/submissions/${one.submission}`}>{one.document}</TenantLink>
              ) : (
                one.document
              )}
            </div>
            <div className={classes.soft}>
              {t('about')} <code>{one.component ? `${one.product} › ${one.component}` : one.product}</code>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
