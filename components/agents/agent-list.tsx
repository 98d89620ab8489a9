'use client'

import { IconPlus } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useAgents } from '@/components/api/use-agents'
import type { Page } from '@/components/api/use-pages'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import type { AgentDto } from '@/lib/views/admin.schema'
import { useAgentColumns } from './agent-columns'
import { LockOutAgent, RetireAgent } from './agent-ends'
import { GoneQuiet } from './gone-quiet'
import { HowToSend } from './how-to-send'

// Seldom wanted, and long: they come when somebody asks for them.
const AddAgent = dynamic(() => import('./add-agent').then((part) => part.AddAgent), { ssr: false })
const EnrolAgain = dynamic(() => import('./enrol-again').then((part) => part.EnrolAgain), { ssr: false })

export interface AgentListProps {
  initial: Page<AgentDto>
  /** Of this server, as agents reach it: `https://plimsoll.example`. */
  origin: string
  /** SHA-256 of the agent that this server hands out. */
  sha256: string
  /** When the page was made; times are told from it. */
  now: string
}

/** Who sends reports, who has gone quiet, and how to make the next one. */
export function AgentList({ initial, origin, sha256, now }: AgentListProps) {
  const t = useTranslations('agents')
  const may = useMay('agents.write')
  const [adding, setAdding] = useState(false)
  const [again, setAgain] = useState<AgentDto | null>(null)
  const [locking, setLocking] = useState<AgentDto | null>(null)
  const [leaving, setLeaving] = useState<AgentDto | null>(null)
  const { items, error, retry, more, loadingMore } = useAgents(initial)
  const columns = useAgentColumns({
    now,
    deeds: may ? { onCode: setAgain, onLockOut: setLocking, onRetire: setLeaving } : undefined,
  })
  const quiet = items.filter((agent) => agent.quiet).length
  const add = may ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={items.length > 0 ? add : null}
        sure={items.length > 0 ? t('count', { count: items.length, quiet }) : null}
      />
      <GoneQuiet agents={items} now={now} />
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {items.length === 0 ? (
        <EmptyState title={t('empty')} action={add}>
          <p>{may ? t('emptyNext') : t('emptyAsk')}</p>
        </EmptyState>
      ) : (
        <>
          <Section title={t('list')} framed flush>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={items}
              rowId={(agent) => agent.id}
              onMore={more}
              loadingMore={loadingMore}
            />
          </Section>
          <Section title={t('send.title')} lead={t('send.lead')}>
            <HowToSend origin={origin} token="$TOKEN" />
          </Section>
        </>
      )}
      {adding ? <AddAgent origin={origin} sha256={sha256} onClose={() => setAdding(false)} /> : null}
      {again ? (
        <EnrolAgain agent={again} origin={origin} sha256={sha256} onClose={() => setAgain(null)} />
      ) : null}
      <LockOutAgent agent={locking} onClose={() => setLocking(null)} />
      <RetireAgent agent={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}
