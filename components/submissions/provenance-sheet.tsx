'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyText } from '@/components/common/copy-text'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import { KeptBytes } from './kept-bytes'
import { SenderFacts } from './sender-facts'
import classes from './submissions.module.css'
import { useSpan } from './use-span'

/** Who handed in what, when, by what, when the tool had looked, and which versions read it. */
export function ProvenanceSheet({ submission: s }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('submissions')
  const p = useTranslations('provenance')
  // Of one that waits for its turn nobody knows yet what it says.
  const isRead = s.state !== 'received'
  const said: [string, ReactNode][] = [
    [
      t('detail.assets'),
      s.assets.length > 0
        ? s.assets.map((asset) => (
            <TenantLink key={asset.id} to={`/assets/${asset.id}`}>
              {asset.name}
            </TenantLink>
          ))
        : null,
    ],
    [t('detail.tool'), [s.tool, s.tool_version].filter(Boolean).join(' ')],
    [t('detail.edition'), s.edition],
    [p('database'), <Database key="database" submission={s} />],
    [t('detail.profile'), s.profile ? <code key="profile">{s.profile}</code> : null],
    [t('detail.format'), s.format],
    [t('detail.observed'), <Observed key="observed" submission={s} />],
  ]
  const readBy: [string, ReactNode][] = [
    [t('detail.parser'), <code key="parser">{s.parser_version}</code>],
    [p('catalogue'), <code key="catalogue">{s.provenance.catalogue_version}</code>],
  ]
  const rows: [string, ReactNode][] = [
    ...(isRead ? said : []),
    [t('detail.received'), <Instant key="received" at={s.received_at} form="second" />],
    ...(isRead ? [[p('clock'), <Clock key="clock" submission={s} />] satisfies [string, ReactNode]] : []),
    [t('detail.sender'), <SenderFacts key="sender" submission={s} />],
    [p('said.title'), <Said key="said" said={s.provenance.said} />],
    [t('detail.sightings'), <Sightings key="sightings" sightings={s.sightings} />],
    ...(isRead ? readBy : []),
    [t('detail.evidence'), <KeptBytes key="evidence" submission={s} />],
    [t('column.log'), p('logPlace', { index: s.log_index, epoch: s.provenance.log_epoch })],
    [t('detail.id'), <CopyText key="id" value={s.id} />],
  ]
  return (
    <Section title={t('detail.provenance')}>
      <dl className={classes.sheet}>
        {rows.flatMap(([term, value]) => [
          <dt key={`${term}-term`}>{term}</dt>,
          <dd key={term}>
            {value === null || value === '' ? <span className={classes.soft}>{p('notSaid')}</span> : value}
          </dd>,
        ])}
      </dl>
    </Section>
  )
}

function Observed({ submission: s }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('submissions.detail.observedSource')
  return (
    <>
      <Instant at={s.observed_at} form="second" />{' '}
      <span className={classes.soft}>{t(s.observed_source)}</span>
    </>
  )
}

/** The scanner's database of advisories, and whose word that is. */
function Database({
  submission: { database_version, database_source },
}: {
  submission: SubmissionDetailDto
}) {
  const t = useTranslations('provenance')
  if (!database_source) return <span className={classes.soft}>{t('databaseSource.none')}</span>
  return (
    <>
      {database_version} <span className={classes.soft}>{t(`databaseSource.${database_source}`)}</span>
    </>
  )
}

/** How long after the look the report came, and whether the sender's clock ran ahead. */
function Clock({ submission: { provenance, observed_source } }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('provenance.clockSays')
  const span = useSpan()
  const { ahead_seconds, delay_seconds } = provenance
  if (ahead_seconds !== null) return t('ahead', { span: span(ahead_seconds) })
  if (observed_source === 'received') return t('unknown')
  return delay_seconds < 0
    ? t('slightlyAhead', { span: span(-delay_seconds) })
    : t('after', { span: span(delay_seconds) })
}

function Said({ said }: { said: SubmissionDetailDto['provenance']['said'] }) {
  const t = useTranslations('provenance.said')
  const labels = Object.entries(said.labels).map(([key, value]) => `${key}:${value}`)
  const parts = [
    said.asset && `asset=${said.asset}`,
    said.kind && `kind=${said.kind}`,
    said.tool && `tool=${said.tool}`,
    said.database && `database=${said.database}`,
    said.observed_at && `observed_at=${said.observed_at}`,
    said.full_coverage && 'coverage=full',
    ...labels.map((label) => `label=${label}`),
  ].filter((part) => typeof part === 'string' && part !== '')
  if (parts.length === 0) return <span className={classes.soft}>{t('nothing')}</span>
  return parts.map((part) => (
    <code key={String(part)} className={classes.said}>
      {part}
    </code>
  ))
}

function Sightings({ sightings }: Pick<SubmissionDetailDto, 'sightings'>) {
  const t = useTranslations('submissions.detail')
  return (
    <>
      {t('sightingsCount', { count: sightings.length })}
      {sightings.map((at) => (
        <div key={at}>
          <Instant at={at} form="second" />
        </div>
      ))}
    </>
  )
}
