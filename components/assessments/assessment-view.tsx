'use client'

import { useTranslations } from 'next-intl'
import { LoadLineGauge } from '@/components/charts/load-line-gauge'
import { useLocalized } from '@/components/common/localized'
import { PageHeader } from '@/components/common/page-header'
import { MlpsLegend } from '@/components/mlps/mlps-legend'
import { thingWord } from '@/components/mlps/thing-word'
import { ReportButton } from '@/components/reports/report-button'
import { TenantLink } from '@/components/shell/tenant-link'
import { TrendSection } from '@/components/trend/trend-section'
import type { ControlTreeDto } from '@/lib/views/control.schema'
import classes from './assessments.module.css'
import { ControlTree } from './control-tree'
import { frameworkName } from './framework-name'
import { ProfileSummary } from './profile-summary'

/** One assessment: where it stands, what it is about, and every control. */
export function AssessmentView({
  initial,
  initialSearch,
}: {
  initial: ControlTreeDto
  initialSearch: string
}) {
  const t = useTranslations('assessments')
  const localized = useLocalized()
  const { assessment } = initial
  const { framework, level_title } = assessment
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/assessments' }, { label: assessment.name }]}
        title={assessment.name}
        lead={
          <>
            <TenantLink to={`/frameworks/${framework.id}`} className={classes.framework}>
              {frameworkName(framework.version, localized(framework.title))}
            </TenantLink>
            {level_title ? ` · ${localized(level_title)}` : ''}
            {framework.retired ? (
              <>
                {' '}
                <span className={classes.retired}>{localized(framework.retired)}</span>
              </>
            ) : null}
          </>
        }
        asOf={assessment}
        sure={
          <TenantLink to={`/population?assessment=${assessment.id}`}>
            {t('coverage', { ...assessment.coverage, thing: thingWord(framework.family === 'mlps') })}
          </TenantLink>
        }
        actions={
          <>
            {framework.id.startsWith('pci-') ? (
              <TenantLink to={`/assessments/${assessment.id}/functions`}>{t('functions')}</TenantLink>
            ) : null}
            <TenantLink to={`/assessments/${assessment.id}/sample`}>{t('sample')}</TenantLink>
            <ReportButton assessment={assessment.id} />
          </>
        }
      />
      {assessment.requirements_published ? (
        <>
          <LoadLineGauge
            gauge={assessment.gauge}
            form="compact"
            href={(segment) => `/assessments/${assessment.id}?show=${segment}`}
          />
          <div className={classes.trend}>
            <TrendSection assessment={assessment.id} />
          </div>
          <ProfileSummary assessment={assessment} />
          <MlpsLegend assessment={assessment} />
          <ControlTree initial={initial} initialSearch={initialSearch} />
        </>
      ) : (
        <p>{t('nothingPublished')}</p>
      )}
    </>
  )
}
