'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { SeverityBadge } from '@/components/common/severity-badge'
import { useCheckTitle } from '@/components/common/use-check-title'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssetTimelineEntryDto } from '@/lib/views/asset-timeline.schema'
import classes from './timeline.module.css'

type Report = Extract<AssetTimelineEntryDto, { kind: 'report' }>

/** One thing that happened to an asset. */
export function AssetTimelineEntry({ entry }: { entry: AssetTimelineEntryDto }) {
  const t = useTranslations('timeline')
  if (entry.kind === 'report') return <ReportEntry entry={entry} />
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <span className={classes.when}>
        <Instant at={entry.at} />
      </span>
      <div>
        {entry.kind === 'stale' ? (
          <span>
            {t('staleFrom', { tool: entry.tool })}{' '}
            {entry.to ? t.rich('staleTo', { time: () => <Instant at={entry.to} /> }) : t('staleStill')}
          </span>
        ) : null}
        {entry.kind === 'retired' ? <span>{t('retired', { reason: entry.reason })}</span> : null}
        {entry.kind === 'back' ? <span>{t('back')}</span> : null}
        {entry.kind === 'labels' ? (
          <span>
            {t('labels')}{' '}
            {Object.entries(entry.set).map(([key, value]) => (
              <code key={key} className={classes.label}>
                {key}: {value}
              </code>
            ))}
            {entry.removed.map((key) => (
              <code key={key} className={classes.label} data-gone>
                {t('labelGone', { key })}
              </code>
            ))}
          </span>
        ) : null}
      </div>
    </li>
  )
}

function ReportEntry({ entry }: { entry: Report }) {
  const t = useTranslations('timeline')
  const { failed, mended, looks, tools } = entry
  const quiet = failed.total + mended.total === 0
  const tool = tools.join(', ')
  return (
    <li className={classes.entry} data-kind={quiet ? 'quiet' : failed.total > 0 ? 'failed' : 'mended'}>
      <span className={classes.when}>
        <Instant at={entry.at} />
      </span>
      <div>
        <span>
          {quiet && looks > 1
            ? t.rich('quiet', { tool, count: looks, time: () => <Instant at={entry.from} form="day" /> })
            : t('report', { tool })}{' '}
          {quiet && looks === 1 ? t('nothing') : ''}{' '}
          <TenantLink to={`/submissions/${entry.submission}`}>{t('evidence')}</TenantLink>
        </span>
        <Changes word={t('failed', { count: failed.total })} changes={failed} />
        <Changes word={t('mended', { count: mended.total })} changes={mended} />
      </div>
    </li>
  )
}

function Changes({ word, changes }: { word: string; changes: Report['failed'] }) {
  const t = useTranslations('timeline')
  const titled = useCheckTitle()
  if (changes.total === 0) return null
  return (
    <details className={classes.changes} open={changes.total <= 3}>
      <summary>{word}</summary>
      <ul>
        {changes.items.map((one) => (
          <li key={`${one.finding} ${one.title} ${one.subject}`}>
            <SeverityBadge severity={one.severity} />{' '}
            {one.finding ? (
              <TenantLink to={`/findings/${one.finding}`}>{titled(one.title)}</TenantLink>
            ) : (
              titled(one.title)
            )}
            {one.subject ? <span className={classes.soft}> {one.subject}</span> : null}
          </li>
        ))}
      </ul>
      {changes.total > changes.items.length ? (
        <p className={classes.soft}>{t('others', { count: changes.total - changes.items.length })}</p>
      ) : null}
    </details>
  )
}
