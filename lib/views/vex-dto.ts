import { publicId } from '@/lib/core/public-id'
import type { VexSaidRow } from '@/lib/store/vex/vex-said'
import type { VexSaidDto } from './vulnerability.schema'

/** What a document says of a vulnerability, with the place in its bytes. What is out of a reader's sight is not named. */
export function vexDto(row: VexSaidRow): VexSaidDto {
  return {
    status: row.status,
    detail: row.detail,
    author: row.author,
    document: row.documentName,
    stated_at: row.statedAt.toISOString(),
    product: row.product,
    component: row.component,
    subject: row.subject,
    asset: publicId('asset', row.assetId),
    submission: row.sha256 ? publicId('submission', row.submissionId) : null,
    evidence: row.sha256 ? Buffer.from(row.sha256).toString('hex') : null,
    at: {
      from: row.placeFrom,
      to: row.placeTo,
      pointer: row.placePointer,
      line: row.placeLine,
    },
    holds: row.holds,
  }
}
