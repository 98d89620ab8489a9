'use client'

import { useTranslations } from 'next-intl'
import { type FirstPopulation, usePopulation } from '@/components/api/use-population'
import { useTimes } from '@/components/api/use-times'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { useAddress } from '@/components/common/use-address'
import { TenantLink } from '@/components/shell/tenant-link'
import type { PopulationDto, PopulationQuery } from '@/lib/views/population.schema'
import { LookList } from './look-list'
import classes from './population.module.css'
import { PopulationTable } from './population-table'

type Kind = PopulationDto['groups'][number]['kind']

/** Who has reported, who has not, and whose evidence goes stale soon: what the figures elsewhere rest on. */
export function PopulationPage({ initial }: { initial: FirstPopulation }) {
  const t = useTranslations('population')
  const zone = useTimeZone()
  const { get, set } = useAddress()
  const kind = initial.page.groups.find((group) => group.kind === get('kind'))?.kind
  const query = { ...useTimes(), assessment: get('assessment'), kind, tool: get('tool') }
  const { data = initial.page, error, refetch } = usePopulation(said(query), initial)
  const choose = (group: { kind: Kind; tool: string | null } | null) =>
    set({ kind: group?.kind, tool: group?.tool ?? undefined })
  const chosen = query.kind ? [t(`kind.${query.kind}`), query.tool].filter(Boolean).join(' · ') : null
  return (
    <>
      <PageHeader
        crumbs={
          data.assessment
            ? [
                { label: t('assessments'), to: '/assessments' },
                { label: data.assessment.name, to: `/assessments/${data.assessment.id}` },
                { label: t('title') },
              ]
            : []
        }
        title={t('title')}
        lead={t(data.assessment ? 'leadScope' : 'lead')}
        asOf={data}
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data.groups.length === 0 ? (
        <EmptyState title={t('empty')} action={<TenantLink to="/agents">{t('toAgents')}</TenantLink>}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <>
          <PopulationTable
            groups={data.groups}
            chosen={query.kind ? { kind: query.kind, tool: query.tool ?? null } : null}
            onChoose={choose}
          />
          <div className={classes.columns}>
            <Section
              framed
              flush
              id="missing"
              title={t('missing.title', { count: data.missing.total })}
              lead={chosen ?? t('missing.lead')}
            >
              <LookList looks={data.missing} asOf={data.as_of} form="missing" none={t('missing.none')} />
            </Section>
            <Section
              framed
              flush
              id="expiring"
              title={t('expiring.title', { count: data.expiring.total })}
              lead={[
                chosen,
                t('expiring.lead', { until: formatInstant(data.expiring_until, zone, 'day'), zone }),
              ]
                .filter(Boolean)
                .join(' · ')}
            >
              <LookList looks={data.expiring} asOf={data.as_of} form="expiring" none={t('expiring.none')} />
            </Section>
          </div>
        </>
      )}
    </>
  )
}

/** What the address says, without what it leaves out: the form in which the server takes it too. */
function said(query: { [K in keyof PopulationQuery]: PopulationQuery[K] | undefined }): PopulationQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
}
