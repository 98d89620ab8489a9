'use client'

import { useTranslations } from 'next-intl'
import { useOverview } from '@/components/api/use-overview'
import { Combinations } from '@/components/combinations/combinations'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { OverviewDto } from '@/lib/views/overview.schema'
import { FirstReport } from './first-report'
import { FixFirst } from './fix-first'
import { FrameworkCard } from './framework-card'
import { leadAssessments } from './lead-assessments'
import { News } from './news'
import { OpenFindings } from './open-findings'
import { OtherAssessments } from './other-assessments'
import classes from './overview.module.css'
import { OverviewTrend } from './overview-trend'
import { QuietAssets } from './quiet-assets'

/** Where the tenant stands, what to do about it first, what has changed, and how sure that is. */
export function OverviewPage({ initial }: { initial: OverviewDto }) {
  const t = useTranslations('overview')
  const { data, error, refetch } = useOverview(initial)
  const { reported, known } = data.population
  const { lead, others } = leadAssessments(data.assessments)
  const count = (chunks: React.ReactNode) => <b>{chunks}</b>
  return (
    <>
      <PageHeader
        title={t('title')}
        asOf={data}
        sure={
          data.empty ? null : (
            <TenantLink to="/population">{t.rich('population', { reported, known, b: count })}</TenantLink>
          )
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data.empty ? <FirstReport /> : <Combinations />}
      {data.assessments.length > 0 ? (
        <div className={classes.gauges} data-count={lead.length}>
          {lead.map((assessment) => (
            <FrameworkCard key={assessment.id} assessment={assessment} />
          ))}
        </div>
      ) : data.empty ? null : (
        <EmptyState
          title={t('noAssessments')}
          action={<TenantLink to="/assessments">{t('toAssessments')}</TenantLink>}
        >
          {t('noAssessmentsNext')}
        </EmptyState>
      )}
      {data.empty ? null : <OverviewTrend assessments={[...lead, ...others]} />}
      {data.empty ? null : (
        <div className={classes.columns}>
          <div className={classes.side}>
            <Section framed flush title={t('fixFirst.title')} lead={t('fixFirst.lead')}>
              <FixFirst items={data.fix_first} />
            </Section>
            <OtherAssessments items={others} />
          </div>
          <div className={classes.side}>
            <Section
              framed
              title={t('open.title')}
              aside={<TenantLink to="/findings">{t('open.all')}</TenantLink>}
            >
              <OpenFindings counts={data.open_findings} />
            </Section>
            <Section framed flush title={t('news.title')} lead={t('news.lead')}>
              <News items={data.news} asOf={data.as_of} />
            </Section>
            <Section
              framed
              flush
              title={t('quiet.title')}
              lead={t('quiet.lead')}
              aside={<TenantLink to="/population#expiring">{t('quiet.soon')}</TenantLink>}
            >
              <QuietAssets items={data.quiet} asOf={data.as_of} />
            </Section>
          </div>
        </div>
      )}
    </>
  )
}
