import { Invalid } from '@/lib/core/errors'

/** The period that is assessed, RFC 3339; null at an end that is open. */
export interface PeriodInput {
  from: string | null
  to: string | null
}

/** @throws Invalid for a period that ends before it begins */
export function checkPeriod(period: PeriodInput | null | undefined): {
  periodFrom: Date | null
  periodTo: Date | null
} {
  const periodFrom = period?.from ? new Date(period.from) : null
  const periodTo = period?.to ? new Date(period.to) : null
  if (periodFrom && periodTo && periodTo <= periodFrom) {
    throw new Invalid('invalid_body', 'The body at "/period/to": must be after "/period/from"', {
      at: '/period/to',
    })
  }
  return { periodFrom, periodTo }
}
