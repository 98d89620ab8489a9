import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgentList } from '@/components/agents/agent-list'
import { readAgentFile } from '@/lib/agents/read-agent-file'
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
  const agent = await readAgentFile('plimsoll-agent.mjs')
  const props = { initial, origin: settings().url, sha256: agent?.sha256 ?? '', now: now.toISOString() }
  return <AgentList {...props} />
}
