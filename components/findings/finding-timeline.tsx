'use client'

import { useTranslations } from 'next-intl'
import { useMemberNames } from '@/components/api/use-member-names'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'

type Event = FindingDetailDto['events'][number]

/** The life of a finding, newest first: what evidence said and what people did. */
export function FindingTimeline({ events }: Pick<FindingDetailDto, 'events'>) {
  const t = useTranslations('findings.timeline')
  const withdrawn = new Set(
    events.flatMap(({ kind, data }) => (kind === 'comment_withdrawn' ? [String(data.comment)] : [])),
  )
  const newest = [...events].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
  return (
    <Section title={t('title')}>
      {newest.length === 0 ? <p className={classes.soft}>{t('empty')}</p> : null}
      <ol className={classes.timeline}>
        {newest.map((event) => (
          <li key={event.id} className={classes.event} data-kind={event.kind}>
            <EventWords event={event} withdrawn={withdrawn.has(event.id)} />
            <span className={classes.when}>
              <Instant at={event.at} />
              {event.actor ? ` · ${event.actor.label}` : ''}
              {event.data.undo ? ` · ${t('undo')}` : event.data.bulk ? ` · ${t('bulk')}` : ''}
              {event.submission ? (
                <>
                  {' · '}
                  <TenantLink to={`/submissions/${event.submission}`}>{t('report')}</TenantLink>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function EventWords({ event, withdrawn }: { event: Event; withdrawn: boolean }) {
  const t = useTranslations('findings')
  const members = useMemberNames()
  const word = (value: unknown) => {
    const key = `status.${String(value)}`
    return t.has(key) ? t(key) : String(value ?? '–')
  }
  if (event.kind === 'comment') {
    const text = String(event.data.text ?? '')
    return <p className={classes.said}>{withdrawn ? <s>{text}</s> : text}</p>
  }
  if (event.kind === 'due') {
    const day = event.data.to
    return typeof day === 'string' ? t('timeline.due', { day }) : t('timeline.dueNone')
  }
  if (event.kind === 'status') {
    return t('timeline.status', { from: word(event.data.from), to: word(event.data.to) })
  }
  if (event.kind === 'owner') {
    const to = event.data.to
    if (typeof to !== 'string') return t('timeline.ownerNone')
    return t('timeline.owner', { name: members.find((m) => m.id === to)?.name ?? to })
  }
  return t(`timeline.${event.kind}`)
}
