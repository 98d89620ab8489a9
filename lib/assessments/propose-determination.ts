import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { controlsOfLevel } from '@/lib/core/controls-of-level'
import { Invalid, NotFound } from '@/lib/core/errors'
import { frameworkOf } from '@/lib/core/framework-of'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import type { DeterminedVerdict } from '@/lib/core/verdict'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { commitBlob, SALT_BYTES } from '@/lib/proof/commitment'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { insertDetermination } from '@/lib/store/determinations/insert-determination'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { attachFile } from './attach-file'
import { type AttachmentInput, decodeAttachment } from './decode-attachment'

export interface DeterminationInput {
  verdict: DeterminedVerdict
  narrative: string
  /** RFC 3339; absent: it stands until another one or a withdrawal. */
  expires_at?: string | null | undefined
  attachments?: readonly AttachmentInput[]
}

/**
 * Proposes a person's verdict on a control; it counts once somebody else approves it. The leaf holds a bare hash of
 * what was decided and a salted commitment to the whole, so that a narrative can be erased.
 * @returns its public id
 * @throws NotFound for an assessment or a control that is not there
 * @throws Invalid, TooLarge
 */
export async function proposeDetermination(
  scope: Scope,
  assessmentId: string,
  controlId: string,
  input: DeterminationInput,
  now: Date = new Date(),
): Promise<string> {
  const assessment = parsePublicId('assessment', assessmentId)
  if (!assessment) throw new NotFound()
  const expiresAt = expiryOf(input, now)
  const files = (input.attachments ?? []).map((file, i) => decodeAttachment(file, `/attachments/${i}`))
  const id = v7({ msecs: now.getTime() })
  await inTenant(scope, async (tx) => {
    const [row] = await assessmentsAt(tx, now, assessment)
    if (!row) throw new NotFound()
    await checkControl(tx, row, controlId, input.verdict)
    const authorRef = await ensureActor(tx)
    const target = { kind: 'determination', id: publicId('determination', id) }
    const record = {
      determination: target.id,
      assessment: assessmentId,
      control: controlId,
      verdict: input.verdict,
      valid_from: now.toISOString(),
      expires_at: expiresAt?.toISOString() ?? null,
    }
    await writeAuditEvent(tx, {
      action: 'determination.proposed',
      target,
      after: { ...record, attachments: files.length },
      at: now,
    })
    const salt = new Uint8Array(randomBytes(SALT_BYTES))
    const whole = canonicalBytes({ ...record, narrative: input.narrative })
    const leaf = await appendLeaf(tx, 'evidence', {
      type: 'determination',
      at: now.toISOString(),
      actor_ref: authorRef,
      subject: {
        id: target.id,
        sha256: toHex(nodeSha256(canonicalBytes(record))),
        commit: toHex(commitBlob(nodeSha256, salt, whole)),
      },
      parent: assessmentId,
    })
    await insertDetermination(tx, {
      id,
      assessmentId: assessment,
      controlId,
      verdict: input.verdict,
      narrative: input.narrative,
      salt,
      validFrom: now,
      expiresAt,
      authorRef,
      recordedFrom: now,
      logIndex: leaf.index,
      logEpoch: leaf.epoch,
    })
    for (const file of files) await attachFile(tx, id, file, now)
  })
  return publicId('determination', id)
}

function expiryOf({ expires_at: expires }: DeterminationInput, now: Date): Date | null {
  if (!expires) return null
  const at = new Date(expires)
  if (at > now) return at
  throw new Invalid('invalid_body', 'The body at "/expires_at": must lie in the future', {
    at: '/expires_at',
  })
}

async function checkControl(
  tx: TenantTx,
  row: AssessmentRow,
  controlId: string,
  verdict: DeterminedVerdict,
): Promise<void> {
  const catalogue = await catalogueOfVersion(tx, row.catalogueVersion)
  const framework = frameworkOf(catalogue, row.frameworkId)
  const controls = controlsOfLevel(framework, row.level === '' ? null : row.level, row.profile)
  if (!controls.some((control) => control.id === controlId)) throw new NotFound()
  if (verdict === 'partly_met' && catalogue.familyOf.get(framework.id) === 'pci') {
    const message = 'The body at "/verdict": PCI DSS knows no partial status; take met or not_met'
    throw new Invalid('invalid_body', message, { at: '/verdict' })
  }
}
