import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Conflict, Invalid, NotFound } from '@/lib/core/errors'
import { findingStatus } from '@/lib/core/finding-status'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { changeFinding as writeFinding } from '@/lib/store/findings/change-findings'
import { type FindingState, lockFindings } from '@/lib/store/findings/lock-findings'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'

/** What a person may say of findings. `fixed` is a claim: only a later report closes them. */
export interface FindingWords {
  status?: 'open' | 'in_progress' | 'fixed' | undefined
  /** Public id of a member; null takes the owner away. */
  owner?: string | null | undefined
  comment?: string | undefined
}

/** Changes one finding that was read at a version. @throws NotFound, Invalid; Conflict when it has changed since */
export async function changeFinding(
  scope: Scope,
  id: string,
  words: FindingWords & { version: number },
  now: Date,
): Promise<void> {
  await change(scope, [id], words, words.version, now)
}

/** Changes many findings, all or none. @throws NotFound when one is not there; Conflict when one is closed */
export async function changeFindings(
  scope: Scope,
  ids: readonly string[],
  words: FindingWords,
  now: Date,
): Promise<void> {
  await change(scope, ids, words, null, now)
}

async function change(
  scope: Scope,
  ids: readonly string[],
  words: FindingWords,
  version: number | null,
  now: Date,
): Promise<void> {
  const uuids = [...new Set(ids.map((id) => parsePublicId('finding', id) ?? ''))]
  if (uuids.includes('')) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const findings = await lockFindings(tx, uuids)
    if (findings.length !== uuids.length) throw new NotFound()
    const ownerId = await memberOf(tx, words.owner)
    const actorRef = await ensureActor(tx)
    for (const finding of findings) await changeOne(tx, finding, words, { ownerId, version, actorRef, now })
  })
}

interface How {
  ownerId: string | null | undefined
  version: number | null
  actorRef: string
  now: Date
}

async function changeOne(tx: TenantTx, finding: FindingState, words: FindingWords, how: How): Promise<void> {
  const { ownerId, version, actorRef, now } = how
  if (version !== null && version !== finding.version) {
    const extra = {
      current: { version: finding.version, status: findingStatus(finding.machine, finding.triage) },
    }
    throw new Conflict(
      'changed_meanwhile',
      'Somebody changed this finding meanwhile. Look at it again and decide anew.',
      { extra },
    )
  }
  if (words.status && finding.machine !== 'open') {
    throw new Conflict(
      'finding_closed',
      'A later report no longer shows this finding: it is closed, and only evidence reopens it.',
    )
  }
  const triage = words.status === undefined ? null : words.status === 'open' ? 'new' : words.status
  if (triage !== null || ownerId !== undefined)
    await writeFinding(tx, { id: finding.id, version: null, triage, ownerId }, now)
  const event = { findingId: finding.id, at: now, actorRef, submissionId: null }
  const events: NewFindingEvent[] = [
    ...(triage === null
      ? []
      : [
          {
            ...event,
            id: v7(),
            kind: 'status' as const,
            data: { from: findingStatus(finding.machine, finding.triage), to: words.status },
          },
        ]),
    ...(ownerId === undefined
      ? []
      : [{ ...event, id: v7(), kind: 'owner' as const, data: { to: words.owner ?? null } }]),
    ...(words.comment === undefined
      ? []
      : [{ ...event, id: v7(), kind: 'comment' as const, data: { text: words.comment } }]),
  ]
  await addFindingEvents(tx, events)
  await writeAuditEvent(tx, {
    action: 'finding.changed',
    target: { kind: 'finding', id: publicId('finding', finding.id) },
    before: {
      status: findingStatus(finding.machine, finding.triage),
      owner: finding.ownerId && publicId('user', finding.ownerId),
    },
    after: { status: words.status, owner: words.owner, commented: words.comment !== undefined },
    at: now,
  })
}

async function memberOf(tx: TenantTx, owner: string | null | undefined): Promise<string | null | undefined> {
  if (owner === undefined || owner === null) return owner
  const userId = parsePublicId('user', owner)
  if (!userId || (await listMembers(tx, userId)).length === 0) {
    throw new Invalid('not_a_member', 'The owner of a finding must be a member of this tenant.', {
      at: '/owner',
    })
  }
  return userId
}
