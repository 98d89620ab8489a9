import { Invalid } from '@/lib/core/errors'

/** From when until when a role counts; null: from now on, for good. */
export interface Period {
  validFrom: Date | null
  validUntil: Date | null
}

/** @throws Invalid for a role that would have ended already, or would end before it begins */
export function checkPeriod({ validFrom, validUntil }: Period, at: Date): void {
  if (validUntil === null) return
  if (validUntil <= at) {
    throw new Invalid('invalid_body', 'The role would have ended already.', { at: '/valid_until' })
  }
  if (validFrom !== null && validUntil <= validFrom) {
    throw new Invalid('invalid_body', 'The role would end before it begins.', { at: '/valid_until' })
  }
}
