import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Conflict, Invalid, NotFound } from '@/lib/core/errors'
import { findingStatus } from '@/lib/core/finding-status'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { changeFinding as writeFinding } from '@/lib/store/findings/change-findings'
import { lastEventTimes } from '@/lib/store/findings/last-event-times'
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

/**
 * Changes one finding that was read at a version; what it says already is written nowhere.
 * @throws NotFound; Invalid; Conflict when it has changed since
 */
export async function changeFinding(
  scope: Scope,
  id: string,
  words: FindingWords & { version: number },
): Promise<void> {
  await change(scope, [id], words, words.version)
}

/** Changes many findings, all or none. @throws NotFound when one is not there; Conflict when one is closed; Invalid */
export async function changeFindings(
  scope: Scope,
  ids: readonly string[],
  words: FindingWords,
): Promise<void> {
  await change(scope, ids, words, null)
}

async function change(
  scope: Scope,
  ids: readonly string[],
  words: FindingWords,
  version: number | null,
): Promise<void> {
  if (words.status === undefined && words.owner === undefined && words.comment === undefined) {
    throw new Invalid('nothing_to_change', 'Say what to change: a status, an owner or a comment.')
  }
  const uuids = [...new Set(ids.map((id) => parsePublicId('finding', id) ?? ''))]
  if (uuids.includes('')) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const findings = await lockFindings(tx, uuids)
    if (findings.length !== uuids.length) throw new NotFound()
    const ownerId = await memberOf(tx, words.owner)
    const actorRef = await ensureActor(tx)
    const last = await lastEventTimes(tx, uuids)
    // Only now: whoever held the rows before wrote events that come before these.
    const now = Date.now()
    for (const finding of findings) {
      const at = new Date(Math.max(now, (last.get(finding.id)?.getTime() ?? 0) + 1))
      await changeOne(tx, finding, words, { ownerId, version, actorRef, at })
    }
  })
}

interface How {
  ownerId: string | null | undefined
  version: number | null
  actorRef: string
  at: Date
}

async function changeOne(tx: TenantTx, finding: FindingState, words: FindingWords, how: How): Promise<void> {
  const { version, at } = how
  const status = findingStatus(finding.machine, finding.triage)
  if (version !== null && version !== finding.version) {
    throw new Conflict(
      'changed_meanwhile',
      'Somebody changed this finding meanwhile. Look at it again and decide anew.',
      { extra: { current: { version: finding.version, status } } },
    )
  }
  if (words.status && finding.machine !== 'open') {
    throw new Conflict(
      'finding_closed',
      'A later report no longer shows this finding: it is closed, and only evidence reopens it.',
    )
  }
  const triage = words.status === undefined || words.status === status ? null : TRIAGE[words.status]
  const ownerId = how.ownerId === finding.ownerId ? undefined : how.ownerId
  const events: Said[] = [
    ...(triage === null ? [] : [{ kind: 'status' as const, data: { from: status, to: words.status } }]),
    ...(ownerId === undefined ? [] : [{ kind: 'owner' as const, data: { to: words.owner ?? null } }]),
    ...(words.comment === undefined ? [] : [{ kind: 'comment' as const, data: { text: words.comment } }]),
  ]
  if (events.length === 0) return
  if (triage !== null || ownerId !== undefined)
    await writeFinding(tx, { id: finding.id, version: null, triage, ownerId }, at)
  const of = { findingId: finding.id, at, actorRef: how.actorRef, submissionId: null }
  await addFindingEvents(
    tx,
    events.map((event) => ({ ...of, ...event, id: v7() })),
  )
  await writeAuditEvent(tx, {
    action: 'finding.changed',
    target: { kind: 'finding', id: publicId('finding', finding.id) },
    before: { status, owner: finding.ownerId && publicId('user', finding.ownerId) },
    after: { status: words.status, owner: words.owner, commented: words.comment !== undefined },
    at,
  })
}

type Said = Pick<NewFindingEvent, 'kind' | 'data'>
const TRIAGE = { open: 'new', in_progress: 'in_progress', fixed: 'fixed' } as const

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
