import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Conflict, NotFound } from '@/lib/core/errors'
import { type PlanRefusal, planFindingChange } from '@/lib/core/plan-finding-change'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { addFindingEvents } from '@/lib/store/findings/add-finding-events'
import { changeFindings } from '@/lib/store/findings/change-findings'
import { changesSince } from '@/lib/store/findings/changes-since'
import { lastEventTimes } from '@/lib/store/findings/last-event-times'
import { type FindingState, lockFindings } from '@/lib/store/findings/lock-findings'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { changedRow, changeEvents, isChange } from './finding-changes'
import { type FindingWords, writtenWords } from './said-words'

/**
 * Changes one finding that was read at a version; what it says already is written nowhere.
 * @throws NotFound; Invalid; Conflict when it has changed since (with what and by whom), or its status is not a person's to set
 */
export async function changeFinding(
  scope: Scope,
  id: string,
  words: FindingWords & { version: number },
): Promise<void> {
  const uuid = parsePublicId('finding', id)
  if (!uuid) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const [finding] = await lockFindings(tx, [uuid])
    if (!finding) throw new NotFound()
    const written = await writtenWords(tx, words)
    if (words.version !== finding.version) throw await changedMeanwhile(tx, finding, words.version)
    const plan = planFindingChange(finding, written)
    if ('refusal' in plan) throw new Conflict(plan.refusal, REFUSALS[plan.refusal])
    const { changes } = plan
    if (!isChange(changes) && words.comment === undefined) return
    const actorRef = await ensureActor(tx)
    // Only now: whoever held the row before wrote events that come before these.
    const last = (await lastEventTimes(tx, [uuid])).get(uuid)
    const at = new Date(Math.max(Date.now(), (last?.getTime() ?? 0) + 1))
    if (isChange(changes)) await changeFindings(tx, [changedRow(finding, changes)], at)
    const events = changeEvents(finding, changes, { at, actorRef })
    const of = { findingId: uuid, at, actorRef, submissionId: null }
    const said =
      words.comment === undefined
        ? []
        : [{ ...of, id: v7(), kind: 'comment' as const, data: { text: words.comment } }]
    await addFindingEvents(tx, [...events, ...said])
    await writeAuditEvent(tx, {
      action: 'finding.changed',
      target: { kind: 'finding', id: publicId('finding', finding.id) },
      before: {
        status: finding.status,
        owner: finding.ownerId && publicId('user', finding.ownerId),
        due_on: finding.dueOn,
      },
      after: {
        status: words.status,
        owner: words.owner,
        due_on: words.due_on,
        commented: words.comment !== undefined,
      },
      at,
    })
  })
}

const REFUSALS: Readonly<Record<PlanRefusal, string>> = {
  finding_closed: 'A later report no longer shows this finding: it is closed, and only evidence reopens it.',
  finding_excepted:
    'An exception in force says how this finding is handled. Withdraw the exception before setting a status.',
  finding_not_affected:
    'The latest statement of a VEX document says that nobody is affected. A later statement, or a retired document, brings the finding back.',
}

async function changedMeanwhile(tx: TenantTx, finding: FindingState, version: number): Promise<Conflict> {
  const since = await changesSince(tx, finding.id, version)
  const actors = await actorsById(
    tx,
    since.flatMap(({ actorRef }) => actorRef ?? []),
  )
  return new Conflict(
    'changed_meanwhile',
    'Somebody changed this finding meanwhile. Look at it again and decide anew.',
    {
      extra: {
        current: { version: finding.version, status: finding.status },
        changes: since.map(({ kind, at, actorRef, data }) => ({
          kind,
          at: at.toISOString(),
          by: (actorRef && actors.get(actorRef)?.label) || '—',
          data,
        })),
      },
    },
  )
}
