import { randomBytes } from 'node:crypto'
import { enrolmentCode, readEnrolmentCode } from '@/lib/core/enrolment-code'
import { sha256 } from './sha256'

/** A code for a tenant, and the SHA-256 that is kept of it. */
export function newEnrolmentCode(slug: string): { code: string; hash: Uint8Array<ArrayBuffer> } {
  const code = enrolmentCode(slug, randomBytes(25))
  if (!readEnrolmentCode(code)) throw new Error('a tenant’s slug must fit into a code')
  return { code, hash: sha256(code) }
}
