'use client'

import { useTranslations } from 'next-intl'
import type { Result } from '@/lib/core/report'
import type { SafeguardResult } from '@/lib/core/verdict'
import type { ShapeName } from './shape'
import { type Tone, ToneBadge } from './tone-badge'

export type AnyResult = Result | SafeguardResult | 'absent' | 'partial'

const LOOK: Record<AnyResult, { tone: Tone; shape: ShapeName }> = {
  pass: { tone: 'met', shape: 'disc-tick' },
  fail: { tone: 'gap', shape: 'square-cross' },
  error: { tone: 'judge', shape: 'triangle' },
  not_applicable: { tone: 'unknown', shape: 'dash' },
  not_checked: { tone: 'unknown', shape: 'dashed' },
  not_assessed: { tone: 'unknown', shape: 'dashed' },
  absent: { tone: 'unknown', shape: 'dashed' },
  partial: { tone: 'judge', shape: 'half' },
  informational: { tone: 'judge', shape: 'diamond' },
}

export interface ResultBadgeProps {
  /** Of a check or a safeguard; one that is not known is shown as it is. */
  result: string
  /** Why, where it is not assessed: `stale`, `never_looked_at`, … (words of `verdict.reason`). */
  reason?: string | null | undefined
  look?: 'plain' | 'washed' | undefined
}

export function ResultBadge({ result, reason, look }: ResultBadgeProps) {
  const t = useTranslations('verdict')
  const known = result in LOOK ? (result as AnyResult) : null
  const why = reason ? (t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason) : undefined
  if (known === null) return <ToneBadge tone="unknown" shape="dot" word={result} look={look} />
  return <ToneBadge {...LOOK[known]} word={t(`result.${known}`)} aside={why} look={look} />
}
