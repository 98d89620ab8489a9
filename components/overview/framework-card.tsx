'use client'

import { useTranslations } from 'next-intl'
import { LoadLineGauge } from '@/components/charts/load-line-gauge'
import { useLocalized } from '@/components/common/localized'
import { thingWord } from '@/components/mlps/thing-word'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './overview.module.css'

/** One assessment: its framework, its gauge, and how much of its scope is known. */
export function FrameworkCard({ assessment }: { assessment: AssessmentDto }) {
  const t = useTranslations('overview.card')
  const localized = useLocalized()
  const { id, name, framework, level_title, gauge, coverage } = assessment
  const title = localized(framework.title)
  const about = [title === name ? '' : title, localized(level_title)].filter(Boolean).join(' · ')
  return (
    <article className={classes.card} aria-label={name}>
      <h2 className={classes.cardTitle}>
        <TenantLink to={`/assessments/${id}`}>{name}</TenantLink>
      </h2>
      <p className={classes.about}>
        {about}
        {framework.retired ? <span className={classes.retired}> {localized(framework.retired)}</span> : null}
      </p>
      {assessment.requirements_published ? (
        <LoadLineGauge gauge={gauge} label={name} href={(segment) => `/assessments/${id}?show=${segment}`} />
      ) : (
        <p className={classes.about}>{t('unpublished')}</p>
      )}
      <p className={classes.coverage} data-short={coverage.assessed < coverage.in_scope || undefined}>
        <TenantLink to={`/population?assessment=${id}`}>
          {t('coverage', { ...coverage, thing: thingWord(framework.family === 'mlps') })}
        </TenantLink>
      </p>
    </article>
  )
}
