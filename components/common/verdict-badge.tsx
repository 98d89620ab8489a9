'use client'

import { useTranslations } from 'next-intl'
import type { Verdict } from '@/lib/core/verdict'
import type { Localized } from '@/lib/views/common.schema'
import { useLocalized } from './localized'
import type { ShapeName } from './shape'
import { type Tone, ToneBadge } from './tone-badge'

export const VERDICT_LOOK: Record<Verdict, { tone: Tone; shape: ShapeName }> = {
  met: { tone: 'met', shape: 'disc-tick' },
  no_gap_seen: { tone: 'clear', shape: 'ring-line' },
  partly_met: { tone: 'partly', shape: 'half' },
  not_met: { tone: 'gap', shape: 'square-cross' },
  not_assessed: { tone: 'unknown', shape: 'dashed' },
  manual: { tone: 'judge', shape: 'diamond' },
  not_applicable: { tone: 'unknown', shape: 'dash' },
}

export interface VerdictBadgeProps {
  verdict: Verdict
  /** In the framework's own words (`verdict_words`); else ours. */
  words?: Localized | string | null | undefined
  /** A gap that only the machine has seen: our own words then say so; a framework's `words` say it themselves. */
  indication?: boolean | undefined
  look?: 'plain' | 'washed' | undefined
  large?: boolean | undefined
}

export function VerdictBadge({ verdict, words, indication, look, large }: VerdictBadgeProps) {
  const t = useTranslations('verdict')
  const localized = useLocalized()
  const given = typeof words === 'string' ? words : localized(words)
  const gap = verdict === 'not_met' || verdict === 'partly_met'
  const aside = indication && gap && !given ? t('indication') : undefined
  return (
    <ToneBadge
      {...VERDICT_LOOK[verdict]}
      word={given || t(`word.${verdict}`)}
      aside={aside}
      look={look}
      large={large}
      title={t(`means.${verdict}`)}
    />
  )
}
