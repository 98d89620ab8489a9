import { z } from 'zod'
import { readLabelRule, LABEL_RULE_SIZES as SIZES } from '@/lib/access/label-rule'

/** Assets by their labels: all conditions must hold, each for any of its values. */
export const labelRule = z
  .object({
    all: z
      .array(
        z
          .object({
            key: z.string().min(1).max(SIZES.key),
            in: z.array(z.string().min(1).max(SIZES.value)).min(1).max(SIZES.values),
          })
          .strict(),
      )
      .min(1)
      .max(SIZES.conditions),
  })
  .strict()
  .refine((rule) => readLabelRule(rule) !== null, 'Each label may be named once.')
export type LabelRuleDto = z.infer<typeof labelRule>
