import type { Scope } from '@/lib/access/keys'
import { dropFacts } from '@/lib/core/drop-facts'
import { publicId } from '@/lib/core/public-id'
import { assetsById } from '@/lib/store/assets/assets-by-id'
import { coverageOfSubmission } from '@/lib/store/coverage/coverage-of-submission'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { readDrop } from '@/lib/store/retention/drop-of'
import { type SenderRow, senderOf } from '@/lib/store/submissions/sender-of'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { assetRefOf } from './refs'
import type { ProvenanceDto } from './submission.schema'

/** Where a submission comes from and what it looked at. Four statements, however many assets it speaks of; of dropped bytes one more. */
export async function provenanceOf(tx: TenantTx, row: SubmissionRow): Promise<ProvenanceDto> {
  const sender = await senderOf(tx, row)
  const looks = await coverageOfSubmission(tx, row.id)
  const limits = await freshnessLimits(tx, new Date())
  const assets = await assetsById(
    tx,
    looks.map((look) => look.assetId),
  )
  const drop = sender?.dropId ? await readDrop(tx, sender.dropId) : null
  return {
    catalogue_version: row.catalogueVersion,
    said: { ...row.hints, database: row.hints.database ?? null },
    ...senderDto(tx.scope, sender),
    delay_seconds: seconds(row.observedAt, row.receivedAt),
    ahead_seconds: aheadOf(row),
    coverage: looks.flatMap((look) => {
      const asset = assets.get(look.assetId)
      if (!asset) return []
      return {
        asset: assetRefOf(asset),
        tool: look.tool,
        profile: look.profile,
        checks: look.checks,
        partial: look.partial,
        stale_on: staleOn(look.observedAt, look.tool, limits).toISOString(),
      }
    }),
    log_epoch: row.logEpoch,
    dropped: drop && dropFacts(drop),
  }
}

/** Network addresses are for those who may read the audit trail, and what begins a token for those who may see tokens. */
function senderDto(
  scope: Scope,
  sender: SenderRow | null,
): Pick<ProvenanceDto, 'agent' | 'token' | 'address' | 'hidden'> {
  const { agentId, agentName, tokenPrefix } = sender ?? {}
  const [audits, seesTokens] = [scope.may('audit.read'), scope.may('tokens.read')]
  return {
    agent: agentId && agentName ? { id: publicId('agent', agentId), name: agentName } : null,
    token:
      tokenPrefix && seesTokens
        ? { prefix: tokenPrefix, revoked_at: sender?.tokenRevokedAt?.toISOString() ?? null }
        : null,
    address: audits ? (sender?.address ?? null) : null,
    hidden: !(audits && seesTokens),
  }
}

/** The note on a clock that runs ahead carries the time that was given. */
function aheadOf({ notes, receivedAt }: SubmissionRow): number | null {
  const given = notes.find((note) => note.code === 'clock_ahead')?.at
  return given ? seconds(receivedAt, new Date(given)) : null
}

function seconds(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000)
}
