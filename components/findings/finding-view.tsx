'use client'

import { useTranslations } from 'next-intl'
import { useFinding } from '@/components/api/use-findings'
import { COMBINATION_CHECK } from '@/components/combinations/combination-check'
import { CombinationParts } from '@/components/combinations/combination-parts'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { SeverityBadge } from '@/components/common/severity-badge'
import { useCheckTitle } from '@/components/common/use-check-title'
import { EvidenceExcerpt } from '@/components/evidence/evidence-excerpt'
import { TenantLink } from '@/components/shell/tenant-link'
import type { Localized } from '@/lib/views/common.schema'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'
import { FindingControls } from './finding-controls'
import { FindingExceptions } from './finding-exceptions'
import { FindingFacts } from './finding-facts'
import { FindingPlaces } from './finding-places'
import { FindingRemediation } from './finding-remediation'
import { FindingSafeguards } from './finding-safeguards'
import { FindingTimeline } from './finding-timeline'
import { FindingTriage } from './finding-triage'
import { FindingVex } from './finding-vex'
import { FindingVulnerability } from './finding-vulnerability'
import { StatusBadge } from './status-badge'

export interface FindingViewProps {
  initial: FindingDetailDto
  /** Names of frameworks by id. */
  frameworks: Readonly<Record<string, Localized>>
}

/** One finding: what it is, why it matters, the very lines that say so, and what is done about it. */
export function FindingView({ initial, frameworks }: FindingViewProps) {
  const t = useTranslations('findings')
  const titled = useCheckTitle()
  const { data: finding, error } = useFinding(initial)
  const { state, check } = finding
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), to: '/findings' },
          { label: finding.asset.name, to: `/assets/${finding.asset.id}` },
        ]}
        title={titled(finding.title)}
        lead={
          <span className={classes.headLine}>
            <StatusBadge
              status={finding.status}
              look="washed"
              proposed={finding.handling?.state === 'proposed'}
            />
            <SeverityBadge severity={finding.severity} />
            <TenantLink to={`/findings?check=${encodeURIComponent(check.name)}&status=any`}>
              {t('detail.check', { tool: check.tool, id: check.printed_id ?? '' })}
            </TenantLink>
          </span>
        }
      />
      {error ? <ErrorState error={error} /> : null}
      <div className={classes.grid}>
        <div>
          <Section title={t('detail.says')}>
            <p className={finding.detail ? classes.says : classes.soft}>
              {check.name === COMBINATION_CHECK ? (
                <CombinationParts detail={finding.detail} />
              ) : (
                finding.detail || t('detail.saysNothing')
              )}
            </p>
            {state ? (
              <>
                <EvidenceExcerpt sha256={state.evidence} at={state.at} />
                <p className={classes.soft}>
                  {t('detail.evidenceLead')}{' '}
                  <TenantLink to={`/submissions/${state.submission}`}>{t('detail.submission')}</TenantLink>
                </p>
              </>
            ) : (
              <p className={classes.soft}>{t('detail.noState')}</p>
            )}
          </Section>
          <FindingExceptions finding={finding} />
          <FindingVulnerability finding={finding} />
          <FindingVex statements={finding.vex} />
          <FindingPlaces finding={finding} />
          <FindingSafeguards safeguards={finding.safeguards} />
          <FindingRemediation safeguards={finding.safeguards} />
          <FindingControls controls={finding.controls} frameworks={frameworks} />
          <FindingTimeline events={finding.events} />
        </div>
        <aside className={classes.side}>
          <FindingTriage key={finding.id} finding={finding} />
          <FindingFacts finding={finding} />
        </aside>
      </div>
    </>
  )
}
