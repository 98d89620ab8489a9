import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgentList } from '@/components/agents/agent-list'
import { settings } from '@/lib/config/settings'
import { readAgents } from '@/lib/views/read-agents'
import { pageScope } from '../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agents'))('title') }
}

/** Agents of the tenant, and how to send a first report. */
export default async function AgentsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'agents.read')
  const now = new Date()
  const initial = await readAgents(scope, { limit: 50 }, now)
  return <AgentList initial={initial} origin={settings().url} now={now.toISOString()} />
}
