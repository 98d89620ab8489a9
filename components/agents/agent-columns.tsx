'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AgentDto } from '@/lib/views/admin.schema'
import { AgentDeeds, type AgentDeedsProps } from './agent-deeds'
import classes from './agents.module.css'
import { LastReport } from './last-report'

/** Columns of the list of agents; without `deeds` they offer nothing. */
export function useAgentColumns({
  now,
  deeds,
}: {
  now: string
  deeds: Omit<AgentDeedsProps, 'agent'> | undefined
}): DataColumn<AgentDto>[] {
  const t = useTranslations('agents')
  const common = useTranslations('common')
  const columns: DataColumn<AgentDto>[] = [
    { id: 'name', header: t('column.name'), priority: true, wrap: true, cell: (a) => <b>{a.name}</b> },
    {
      id: 'state',
      header: t('column.state'),
      width: '10rem',
      cell: (a) => <AgentState agent={a} now={now} />,
    },
    {
      id: 'last',
      header: t('column.last'),
      width: '13rem',
      wrap: true,
      cell: (a) => <LastReport agent={a} now={now} />,
    },
    {
      id: 'spool',
      header: t('column.spool'),
      width: '8rem',
      wrap: true,
      cell: (a) => <AgentSpool agent={a} />,
    },
    {
      id: 'heard',
      header: t('column.heard'),
      width: '8rem',
      cell: (a) => (a.last_heard_at ? <Instant at={a.last_heard_at} since={latest(now, a)} /> : t('never')),
    },
    {
      id: 'address',
      header: t('column.address'),
      width: '8rem',
      wideOnly: true,
      cell: (a) => (a.last_address ? <code>{a.last_address}</code> : '–'),
    },
    {
      id: 'submissions',
      header: t('column.submissions'),
      width: '6rem',
      align: 'end',
      cell: (a) => <TenantLink to={`/submissions?agent=${a.id}`}>{a.submissions}</TenantLink>,
    },
  ]
  if (!deeds) return columns
  const deed: DataColumn<AgentDto> = {
    id: 'deeds',
    header: common('table.deeds'),
    quiet: true,
    width: '4rem',
    align: 'end',
    cell: (a) => <AgentDeeds agent={a} {...deeds} />,
  }
  return [...columns, deed]
}

/** Heard after the page was made: then it is told from that moment, not as *in 3 seconds*. */
const latest = (now: string, { last_heard_at }: AgentDto) =>
  last_heard_at && last_heard_at > now ? last_heard_at : now

function AgentState({ agent, now }: { agent: AgentDto; now: string }) {
  const t = useTranslations('agents.state')
  const title = t('means', { hours: agent.quiet_after_hours })
  if (!agent.token_until)
    return <ToneBadge tone="judge" shape="dashed" word={t('locked')} title={t('lockedMeans')} />
  if (agent.quiet)
    return (
      <>
        <ToneBadge tone="gap" shape="triangle" word={t('quiet')} title={title} />{' '}
        <span className={classes.aside}>
          {t('since')} <Instant at={agent.quiet_since} since={now} />
        </span>
      </>
    )
  if (!agent.last_heard_at)
    return <ToneBadge tone="unknown" shape="dashed" word={t('waiting')} title={title} />
  return <ToneBadge tone="met" shape="disc-tick" word={t('heard')} title={title} />
}

/** What waits on its machine, where it says so. */
function AgentSpool({ agent: { spool, version } }: { agent: AgentDto }) {
  const t = useTranslations('agents.spool')
  if (!spool) return <>–</>
  const said = [
    spool.waiting > 0 ? t('waiting', { count: spool.waiting }) : null,
    spool.refused > 0 ? t('refused', { count: spool.refused }) : null,
  ].filter(Boolean)
  return (
    <span title={version ? t('version', { version }) : undefined}>
      {said.length > 0 ? (
        <ToneBadge tone="gap" shape="triangle" word={said.join(', ')} />
      ) : (
        <ToneBadge tone="met" shape="disc-tick" word={t('empty')} />
      )}
    </span>
  )
}
