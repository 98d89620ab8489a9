import { z } from 'zod'
import { EXCEPTION_STATES } from '@/lib/core/exception-at'
import { actorRef, checkRef, instant, listQuery, page } from './common.schema'
import { findingTarget, localDate } from './finding.schema'

export const exceptionKind = z.enum(['risk', 'false_positive'])
export const exception = z.object({
  id: z.string(),
  kind: exceptionKind,
  state: z.enum(EXCEPTION_STATES),
  reason: z.string(),
  /** What it is about: findings that were chosen (the first ones are named), or a rule. */
  scope: z.object({
    findings: z.array(
      z.object({ id: z.string(), title: z.string(), subject: z.string(), asset: z.string() }),
    ),
    findings_total: z.number().int(),
    rule: z
      .object({
        check: checkRef.nullable(),
        advisory: z.string().nullable(),
        labels: z.record(z.string(), z.string()).nullable(),
        lineage: z.string().nullable(),
      })
      .nullable(),
  }),
  /** Open findings that it covers now. */
  covers: z.number().int(),
  requested_by: actorRef,
  requested_at: instant,
  approved_by: actorRef.nullable(),
  approved_at: instant.nullable(),
  /** Last day on which it holds, in the tenant's calendar; null: until it is withdrawn. */
  until: localDate.nullable(),
  expires_at: instant.nullable(),
  ended_by: actorRef.nullable(),
  ended_at: instant.nullable(),
  note: z.string().nullable(),
  /** Whether whoever reads asked for it: then somebody else must decide. */
  own: z.boolean(),
  log_index: z.number().int(),
  decision_log_index: z.number().int().nullable(),
})
export const exceptionPage = page(exception)
export const exceptionsQuery = listQuery.extend({
  /** Proposed and in force; what is over; or all. */
  show: z.enum(['live', 'over', 'all']).default('live'),
  kind: exceptionKind.optional(),
  finding: z.string().max(100).optional(),
})
export const exceptionCreate = z
  .object({
    kind: exceptionKind,
    reason: z.string().trim().min(3).max(10_000),
    /** Last day on which it holds; a risk must have one, 366 days ahead at most. */
    until: localDate.nullable().optional(),
    ...findingTarget,
    rule: z
      .object({
        check: z.string().min(1).max(300).optional(),
        advisory: z.string().min(1).max(100).optional(),
        labels: z.record(z.string().max(100), z.string().max(300)).optional(),
        lineage: z.string().min(1).max(500).optional(),
      })
      .strict()
      .optional(),
  })
  .strict()
export const exceptionDecide = z
  .object({
    decision: z.enum(['approve', 'refuse', 'withdraw']),
    note: z.string().trim().max(2000).optional(),
  })
  .strict()
export type ExceptionDto = z.infer<typeof exception>
export type ExceptionPageDto = z.infer<typeof exceptionPage>
export type ExceptionsQuery = z.infer<typeof exceptionsQuery>
export type ExceptionCreate = z.infer<typeof exceptionCreate>
export type ExceptionDecide = z.infer<typeof exceptionDecide>
