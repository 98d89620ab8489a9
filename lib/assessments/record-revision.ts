import { publicId } from '@/lib/core/public-id'
import type { ApplicabilityProfile } from '@/lib/core/verdict'
import { appendLeaf } from '@/lib/log/append-leaf'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import type { LeafType } from '@/lib/proof/leaf'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { addRevision } from '@/lib/store/assessments/add-revision'
import type { TenantTx } from '@/lib/store/in-tenant'

/** What decides the verdicts of an assessment beside evidence and determinations. */
export interface RevisionContent {
  catalogueVersion: string
  profile: ApplicabilityProfile
  scope: { labels: Readonly<Record<string, string>> }
  periodFrom: Date | null
  periodTo: Date | null
}

/**
 * Adds a revision of an assessment, with one leaf in the evidence log for each part that is new: `mapping_pin`,
 * `scope_rule`, `applicability`. The last thing of a transaction, since it locks the log's head.
 * @param before null at the beginning
 * @returns whether anything was new
 */
export async function recordRevision(
  tx: TenantTx,
  assessmentId: string,
  before: RevisionContent | null,
  after: RevisionContent,
  at: Date,
): Promise<boolean> {
  const parts: [LeafType, unknown, unknown][] = [
    ['mapping_pin', before?.catalogueVersion, after.catalogueVersion],
    ['scope_rule', before && ruleOf(before), ruleOf(after)],
    ['applicability', before?.profile, after.profile],
  ]
  const id = publicId('assessment', assessmentId)
  const actorRef = await ensureActor(tx)
  let leaf: LoggedLeaf | null = null
  for (const [type, was, is] of parts) {
    const digest = digestOf(id, type, is)
    if (was && digestOf(id, type, was) === digest) continue
    const subject = { id, sha256: digest }
    leaf = await appendLeaf(tx, 'evidence', { type, at: at.toISOString(), actor_ref: actorRef, subject })
  }
  if (!leaf) return false
  const { catalogueVersion, profile, scope, periodFrom, periodTo } = after
  await addRevision(tx, {
    assessmentId,
    recordedFrom: at,
    ...{ catalogueVersion, profile, scope, periodFrom, periodTo },
    logIndex: leaf.index,
    logEpoch: leaf.epoch,
  })
  return true
}

/** What is assessed: labels of the assets, and the period where one is said. */
function ruleOf({ scope, periodFrom, periodTo }: RevisionContent) {
  if (!periodFrom && !periodTo) return scope
  return {
    ...scope,
    period_from: periodFrom?.toISOString() ?? null,
    period_to: periodTo?.toISOString() ?? null,
  }
}

/** SHA-256 of the canonical `{assessment, <type>: value}`. */
function digestOf(assessment: string, type: LeafType, value: unknown): string {
  return toHex(nodeSha256(canonicalBytes({ assessment, [type]: value })))
}
