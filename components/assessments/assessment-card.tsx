'use client'

import { useTranslations } from 'next-intl'
import { LoadLineGauge } from '@/components/charts/load-line-gauge'
import { useLocalized } from '@/components/common/localized'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './assessments.module.css'
import { frameworkName } from './framework-name'

/** One assessment in a line: which framework, at which level, and where it stands. */
export function AssessmentCard({ assessment }: { assessment: AssessmentDto }) {
  const t = useTranslations('assessments')
  const localized = useLocalized()
  const { framework, level_title, scope } = assessment
  const labels = Object.entries(scope.labels).map(([key, value]) => `${key}=${value}`)
  return (
    <li className={classes.card}>
      <div className={classes.what}>
        <TenantLink to={`/assessments/${assessment.id}`} className={classes.name}>
          {assessment.name}
        </TenantLink>
        <p className={classes.soft}>
          <TenantLink to={`/frameworks/${framework.id}`} className={classes.framework}>
            {frameworkName(framework.version, localized(framework.title))}
          </TenantLink>
          {level_title ? ` · ${localized(level_title)}` : ''}
        </p>
        {framework.retired ? <span className={classes.retired}>{localized(framework.retired)}</span> : null}
        <p className={classes.soft}>
          {labels.length === 0 ? t('scopeAll') : t('scopeLabels', { labels: labels.join(', ') })}
        </p>
      </div>
      <div className={classes.gauge}>
        {assessment.requirements_published ? (
          <LoadLineGauge
            gauge={assessment.gauge}
            form="compact"
            label={assessment.name}
            href={(segment) => `/assessments/${assessment.id}?show=${segment}`}
          />
        ) : (
          <p className={classes.soft}>{t('nothingPublished')}</p>
        )}
      </div>
    </li>
  )
}
