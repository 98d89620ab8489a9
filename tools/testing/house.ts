import type { Scope } from '@/lib/access/keys'
import { addAgent } from '@/lib/agents/add-agent'
import { addMember } from '@/lib/members/add-member'
import { requestReport } from '@/lib/reports/request-report'
import { requestException } from '@/lib/triage/request-exception'
import { addWebhook } from '@/lib/webhooks/add-webhook'

/** Full first pages of what a tenant keeps beside its evidence: agents with their tokens, people, exceptions, reports, a webhook. */
export async function seedHouse(
  scope: Scope,
  assessment: string,
  findings: readonly string[],
): Promise<void> {
  const now = new Date()
  const until = new Date(now.getTime() + 90 * 86_400_000).toISOString().slice(0, 10)
  const none = async () => ({ password: 'none', hash: 'none' })
  for (let i = 0; i < 50; i++) {
    await addAgent(scope, { name: `collector-${i}`, quietAfterHours: 48 }, now)
    const person = {
      email: `person-${i}@harbour.test`,
      name: `Person ${i}`,
      role: 'viewer',
      validUntil: null,
    } as const
    await addMember(scope, person, none, now)
    await requestReport(scope, assessment, { format: 'pdf', lang: 'en' })
  }
  for (const finding of findings)
    await requestException(scope, {
      kind: 'risk',
      reason: 'Accepted until the host is rebuilt. '.repeat(5),
      until,
      scope: { ids: [finding] },
    })
  await addWebhook(
    scope,
    { name: 'Operations', kind: 'standard', url: 'https://hooks.example.com/plimsoll', events: ['gap.new'] },
    now,
  )
}
