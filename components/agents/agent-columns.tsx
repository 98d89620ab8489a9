'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { AgentDto } from '@/lib/views/admin.schema'

/** Columns of the list of agents; without `onRetire` they offer nothing. */
export function useAgentColumns({
  now,
  onRetire,
}: {
  now: string
  onRetire: ((agent: AgentDto) => void) | undefined
}): DataColumn<AgentDto>[] {
  const t = useTranslations('agents')
  const common = useTranslations('common')
  const columns: DataColumn<AgentDto>[] = [
    { id: 'name', header: t('column.name'), priority: true, cell: (a) => <b>{a.name}</b> },
    { id: 'state', header: t('column.state'), width: '11rem', cell: (a) => <AgentState agent={a} /> },
    {
      id: 'heard',
      header: t('column.heard'),
      width: '11rem',
      cell: (a) => (a.last_heard_at ? <Instant at={a.last_heard_at} since={latest(now, a)} /> : t('never')),
    },
    {
      id: 'address',
      header: t('column.address'),
      width: '10rem',
      cell: (a) => (a.last_address ? <code>{a.last_address}</code> : '–'),
    },
    {
      id: 'made',
      header: t('column.made'),
      width: '8rem',
      wideOnly: true,
      cell: (a) => <Instant at={a.created_at} form="day" />,
    },
    {
      id: 'submissions',
      header: t('column.submissions'),
      width: '7rem',
      align: 'end',
      cell: (a) => <TenantLink to={`/submissions?agent=${a.id}`}>{a.submissions}</TenantLink>,
    },
  ]
  if (!onRetire) return columns
  const retire: DataColumn<AgentDto> = {
    id: 'retire',
    header: common('table.deeds'),
    quiet: true,
    width: '7rem',
    align: 'end',
    cell: (a) => (
      <Button size="compact-xs" variant="default" onClick={() => onRetire(a)}>
        {t('retire.action')}
      </Button>
    ),
  }
  return [...columns, retire]
}

/** Heard after the page was made: then it is told from that moment, not as *in 3 seconds*. */
const latest = (now: string, { last_heard_at }: AgentDto) =>
  last_heard_at && last_heard_at > now ? last_heard_at : now

function AgentState({ agent }: { agent: AgentDto }) {
  const t = useTranslations('agents.state')
  const title = t('means', { hours: agent.quiet_after_hours })
  if (agent.quiet) return <ToneBadge tone="gap" shape="triangle" word={t('quiet')} title={title} />
  if (!agent.last_heard_at)
    return <ToneBadge tone="unknown" shape="dashed" word={t('waiting')} title={title} />
  return <ToneBadge tone="met" shape="disc-tick" word={t('heard')} title={title} />
}
