import { z } from 'zod'
import { REMEDIATION_FORMS } from '@/lib/core/remediation'
import { localized } from './common.schema'

export const remediation = z.object({
  /** Words between backticks are code. */
  summary: localized,
  forms: z.array(z.object({ form: z.enum(REMEDIATION_FORMS), text: z.string() })),
  retest: localized,
})
export const safeguard = z.object({
  id: z.string(),
  title: localized,
  why: localized,
  remediation: remediation.nullable(),
})
export type RemediationDto = z.infer<typeof remediation>
export type SafeguardDto = z.infer<typeof safeguard>
