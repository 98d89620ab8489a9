'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyText } from '@/components/common/copy-text'
import { Hash } from '@/components/common/hash'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

/** Who handed in what, when, and when the tool had looked. */
export function ProvenanceSheet({ submission: s }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('submissions')
  const rows: Record<string, ReactNode> = {
    assets: s.assets.map((asset) => (
      <TenantLink key={asset.id} to={`/assets/${asset.id}`}>
        {asset.name}
      </TenantLink>
    )),
    tool: [s.tool, s.tool_version].filter(Boolean).join(' '),
    edition: s.edition,
    profile: s.profile ? <code>{s.profile}</code> : null,
    format: s.format,
    parser: s.parser_version,
    observed: (
      <>
        <Instant at={s.observed_at} form="second" />{' '}
        <span className={classes.soft}>{t(`detail.observedSource.${s.observed_source}`)}</span>
      </>
    ),
    received: <Instant at={s.received_at} form="second" />,
    sender: (
      <>
        {s.sender.label} <span className={classes.soft}>{t(`detail.senderKind.${s.sender.kind}`)}</span>
      </>
    ),
    sightings: (
      <>
        {t('detail.sightingsCount', { count: s.sightings.length })}
        {s.sightings.map((at) => (
          <div key={at}>
            <Instant at={at} form="second" />
          </div>
        ))}
      </>
    ),
    evidence: (
      <>
        <TenantLink to={`/evidence/${s.evidence.sha256}`}>{t('detail.openEvidence')}</TenantLink>{' '}
        <span className={classes.soft}>{t('detail.bytes', { count: s.evidence.bytes })}</span>
        <div>
          <Hash value={s.evidence.sha256} length={32} />
        </div>
      </>
    ),
    id: <CopyText value={s.id} />,
  }
  return (
    <Section title={t('detail.provenance')}>
      <dl className={classes.sheet}>
        {Object.entries(rows).flatMap(([name, value]) => [
          <dt key={`${name}-term`}>{t(`detail.${name}`)}</dt>,
          <dd key={name}>{isEmpty(value) ? '–' : value}</dd>,
        ])}
      </dl>
    </Section>
  )
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
