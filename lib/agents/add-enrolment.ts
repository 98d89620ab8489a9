import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { findAgent } from '@/lib/store/agents/find-agent'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { insertEnrolment } from '@/lib/store/enrolments/insert-enrolment'
import { inTenant } from '@/lib/store/in-tenant'

export interface EnrolmentToAdd {
  codeHash: Uint8Array<ArrayBuffer>
  /** Public id of the agent that gets another token; null: each machine becomes an agent of its own. */
  agent: string | null
  /** How many machines it is good for; one, where it is for an agent. */
  most: number
  quietAfterHours: number
  ownHost: boolean
  minutes: number
}

/** Keeps a code by which machines get tokens of their own. @throws NotFound for an agent that is not there, or retired */
export async function addEnrolment(scope: Scope, given: EnrolmentToAdd, at: Date): Promise<string> {
  const { codeHash, agent, quietAfterHours, ownHost, minutes } = given
  const agentId = agent === null ? null : parsePublicId('agent', agent)
  if (agent !== null && agentId === null) throw new NotFound()
  const most = agentId === null ? given.most : 1
  const id = v7({ msecs: at.getTime() })
  const expiresAt = new Date(at.getTime() + minutes * 60_000)
  await inTenant(scope, async (tx) => {
    if (agentId !== null && !(await findAgent(tx, agentId))) throw new NotFound()
    await insertEnrolment(tx, { id, codeHash, agentId, most, quietAfterHours, ownHost, expiresAt, at })
    await writeAuditEvent(tx, {
      action: 'agent.code_made',
      target: { kind: 'enrolment', id: publicId('enrolment', id) },
      after: { agent, most, own_host: ownHost, quiet_after_hours: quietAfterHours, expires_at: expiresAt },
      at,
    })
  })
  return publicId('enrolment', id)
}
