import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { checkKey } from '@/lib/core/check'
import { Conflict, Invalid } from '@/lib/core/errors'
import { MOST_EXCEPTION_DAYS } from '@/lib/core/exception-at'
import { endOfLocalDay, localDay } from '@/lib/core/local-day'
import { publicId } from '@/lib/core/public-id'
import { withRetry } from '@/lib/core/retry'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { commitBlob, SALT_BYTES } from '@/lib/proof/commitment'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { unknownChecks } from '@/lib/store/checks/unknown-checks'
import { countRules } from '@/lib/store/exceptions/count-rules'
import { insertException } from '@/lib/store/exceptions/insert-exception'
import { lockFindings } from '@/lib/store/findings/lock-findings'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { type BulkTarget, frozenItems } from './start-bulk'

/** A check or an advisory, on the assets that have all of the labels and are of the lineage; neither said: on every asset. */
export interface ExceptionRule {
  check?: string | undefined
  advisory?: string | undefined
  labels?: Readonly<Record<string, string>> | undefined
  lineage?: string | undefined
}

export interface ExceptionInput {
  kind: 'risk' | 'false_positive'
  /** Plain text. */
  reason: string
  /** Last day of the tenant's calendar on which it holds; a risk must have one, a year ahead at most. */
  until?: string | null | undefined
  scope: BulkTarget | { rule: ExceptionRule }
}

/**
 * Asks for an exception; it counts once somebody else approves it, and never changes a verdict. The leaf holds a bare hash
 * of what was asked and a salted commitment to the whole, so that a reason can be erased.
 * @returns its public id
 * @throws NotFound for findings that are not there; Conflict where findings are closed, or others fit the filter by now, or there are too many rules; Invalid
 */
export async function requestException(
  scope: Scope,
  input: ExceptionInput,
  now: Date = new Date(),
): Promise<string> {
  if ('rule' in input.scope && scope.limit !== null) {
    const message = 'A rule may cover assets that your role does not show you. Name the findings.'
    throw new Invalid('rule_beyond_limit', message, { at: '/rule' })
  }
  const expiresAt = expiryOf(input, scope.tenant.timeZone, now)
  const id = v7({ msecs: now.getTime() })
  const ask = async (tx: TenantTx) => {
    const findingIds = 'rule' in input.scope ? [] : await openFindings(tx, input.scope, now)
    const rule = 'rule' in input.scope ? await ruleOf(tx, input.scope.rule) : NO_RULE
    const requesterRef = await ensureActor(tx)
    const target = { kind: 'exception', id: publicId('exception', id) }
    const record = {
      exception: target.id,
      kind: input.kind,
      findings: findingIds.map((uuid) => publicId('finding', uuid)).sort(),
      check_keys: rule.checkKeys,
      advisory: rule.advisory,
      labels: rule.labels,
      lineage: rule.lineage,
      expires_at: expiresAt?.toISOString() ?? null,
    }
    await writeAuditEvent(tx, { action: 'exception.requested', target, after: record, at: now })
    const salt = new Uint8Array(randomBytes(SALT_BYTES))
    const whole = canonicalBytes({ ...record, reason: input.reason })
    const leaf = await appendLeaf(tx, 'evidence', {
      type: 'exception',
      at: now.toISOString(),
      actor_ref: requesterRef,
      subject: {
        id: target.id,
        sha256: toHex(nodeSha256(canonicalBytes(record))),
        commit: toHex(commitBlob(nodeSha256, salt, whole)),
      },
    })
    // Requests wait at the head of the log for one another: of two at once the second counts the first.
    if ('rule' in input.scope) await refuseTooManyRules(tx, now)
    await insertException(tx, {
      id,
      kind: input.kind,
      ...rule,
      reason: input.reason,
      salt,
      requesterRef,
      requestedAt: now,
      expiresAt,
      logIndex: leaf.index,
      logEpoch: leaf.epoch,
      findingIds,
    })
  }
  await withRetry(() => inTenant(scope, ask))
  return publicId('exception', id)
}

/** Every list of findings holds each open rule against all of them. */
export const MOST_RULES = 200
const DAY_MS = 86_400_000
const NO_RULE = { checkKeys: [] as string[], advisory: null, labels: null, lineage: null }

function expiryOf({ kind, until }: ExceptionInput, timeZone: string, now: Date): Date | null {
  const refuse = (message: string) => new Invalid('invalid_until', message, { at: '/until' })
  if (!until) {
    if (kind === 'false_positive') return null
    throw refuse('Say until when the risk is accepted.')
  }
  const today = localDay(now.getTime(), timeZone)
  const last = localDay(now.getTime() + MOST_EXCEPTION_DAYS * DAY_MS, timeZone)
  if (until < today) throw refuse('The last day lies in the past.')
  if (until > last) throw refuse(`The last day may be ${last} at the latest.`)
  return new Date(endOfLocalDay(until, timeZone))
}

async function openFindings(tx: TenantTx, target: BulkTarget, now: Date): Promise<string[]> {
  const items = await frozenItems(tx, target, now)
  const ids = items.map(({ findingId }) => findingId)
  if (ids.length === 0) throw new Invalid('nothing_to_change', 'Choose at least one finding.')
  const versions = new Map(items.map(({ findingId, version }) => [findingId, version]))
  for (const { id, machine, version } of await lockFindings(tx, ids, now)) {
    const read = versions.get(id) ?? null
    if (machine !== 'open')
      throw new Conflict('finding_closed', 'One of these findings is closed by evidence; leave it out.', {
        extra: { finding: publicId('finding', id) },
      })
    if (read !== null && read !== version)
      throw new Conflict('changed_meanwhile', 'Somebody changed one of these findings meanwhile.', {
        extra: { finding: publicId('finding', id) },
      })
  }
  return ids
}

async function ruleOf(tx: TenantTx, rule: ExceptionRule) {
  const { check, advisory, labels, lineage } = rule
  if ((check === undefined) === (advisory === undefined))
    throw new Invalid('invalid_rule', 'A rule names either a check or an advisory.', { at: '/rule' })
  const some = labels && Object.keys(labels).length > 0 ? labels : null
  return {
    checkKeys: check === undefined ? [] : await keysOf(tx, check),
    advisory: advisory ?? null,
    labels: some,
    lineage: lineage ?? null,
  }
}

async function refuseTooManyRules(tx: TenantTx, now: Date): Promise<void> {
  if ((await countRules(tx, now)) >= MOST_RULES)
    throw new Conflict('too_many_rules', `At most ${MOST_RULES} rules may be proposed or in force.`)
}

/** Of a check that was renamed, every key it ever had. */
async function keysOf(tx: TenantTx, name: string): Promise<string[]> {
  const key = checkKey(name)
  const known = loadCatalogue().checkByKey.get(key)
  if (known) return [known.key, ...known.aliasKeys].sort()
  if ((await unknownChecks(tx, [key])).size > 0) return [key]
  throw new Invalid('unknown_check', 'No report has shown this check yet.', { at: '/rule/check' })
}
