'use client'

import { useTranslations } from 'next-intl'
import type { GaugeDto } from '@/lib/views/assessment.schema'
import classes from './gauge.module.css'
import { GaugeCompact } from './gauge-compact'
import { GaugeVertical } from './gauge-vertical'
import { type Segment, stackOf } from './segments'

export interface LoadLineGaugeProps {
  gauge: GaugeDto
  /** `vertical` with its draught scale where people decide, `compact` in lists. */
  form?: 'vertical' | 'compact'
  /** Below the tenant: the rows behind a segment. */
  href?: ((segment: Segment) => string) | undefined
  /** Words under the compact form; in tables it stands without them. */
  legend?: boolean
  /** Spoken name: which assessment this is. */
  label?: string
}

/**
 * The signature picture: counts of controls stacked from the keel up, with the load line where you stand, the border of
 * what is met or without a gap seen to the rest. Never one percentage.
 */
export function LoadLineGauge({ gauge, form = 'vertical', href, legend = true, label }: LoadLineGaugeProps) {
  const t = useTranslations('gauge')
  const stack = stackOf(gauge)
  if (stack.total === 0) return <p className={classes.none}>{t('none')}</p>
  const spoken = `${label ? `${label}: ` : ''}${t('spoken', { ...gauge, line: stack.line, total: stack.total })}`
  return form === 'vertical' ? (
    <GaugeVertical stack={stack} href={href} spoken={spoken} notApplicable={gauge.not_applicable} />
  ) : (
    <GaugeCompact stack={stack} href={href} spoken={spoken} legend={legend} />
  )
}
