import type { Actor } from '@/lib/access/principal'
import { determinationAt } from '@/lib/core/determination-at'
import type { Catalogue, FrameworkFamily } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import { actorsById, type NamedActor } from '@/lib/store/actors/actors-by-id'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import { type AttachmentRow, listAttachments } from '@/lib/store/determinations/list-attachments'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { DeterminationDto } from './determination.schema'
import { actorRefOf } from './refs'
import type { Times } from './times'
import { verdictWords } from './verdict-words'

/** What determinations refer to. */
export interface DeterminationContext {
  catalogue: Catalogue
  family: FrameworkFamily
  actors: ReadonlyMap<string, NamedActor>
  attachments: readonly AttachmentRow[]
  times: Times
  /** Who asks. */
  reader: Actor
}

/** Two statements, however many determinations. */
export async function determinationContext(
  tx: TenantTx,
  rows: readonly DeterminationRow[],
  given: Pick<DeterminationContext, 'catalogue' | 'family' | 'times'>,
): Promise<DeterminationContext> {
  const actors = rows.flatMap((row) => [row.authorRef, ...(row.approverRef ? [row.approverRef] : [])])
  return {
    ...given,
    reader: tx.scope.actor,
    actors: await actorsById(tx, actors),
    attachments: await listAttachments(
      tx,
      rows.map((row) => row.id),
    ),
  }
}

/** A determination as it was at the instant; null while it had not been made. */
export function determinationDto(
  row: DeterminationRow,
  context: DeterminationContext,
): DeterminationDto | null {
  const { times, actors, catalogue, family } = context
  const then = determinationAt(row, times)
  if (!then) return null
  const horizon = Math.min(times.at.getTime(), times.knownAt.getTime())
  const approved = row.approvedAt !== null && row.approvedAt.getTime() <= horizon
  return {
    id: publicId('determination', row.id),
    control: row.controlId,
    verdict: row.verdict,
    verdict_words: verdictWords(catalogue, family, row.verdict),
    narrative: row.narrative,
    state: then.state,
    author: actorRefOf(actors, row.authorRef),
    own: isActor(actors.get(row.authorRef), context.reader),
    created_at: row.recordedFrom.toISOString(),
    approver: approved && row.approverRef ? actorRefOf(actors, row.approverRef) : null,
    approved_at: approved ? (row.approvedAt?.toISOString() ?? null) : null,
    valid_from: row.validFrom.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    attachments: context.attachments.filter((one) => one.determinationId === row.id).map(attachmentDto),
    log_index: row.logIndex,
  }
}

function isActor(actor: NamedActor | undefined, { kind, subject }: Actor): boolean {
  return actor?.kind === kind && actor.subject === subject
}

function attachmentDto(row: AttachmentRow): DeterminationDto['attachments'][number] {
  return {
    id: publicId('attachment', row.id),
    name: row.name,
    media_type: row.mediaType,
    bytes: row.bytes,
    sha256: Buffer.from(row.sha256).toString('hex'),
    log_index: row.logIndex,
  }
}
