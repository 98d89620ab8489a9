'use client'

import { useTranslations } from 'next-intl'
import type { ShapeName } from '@/components/common/shape'
import { type Tone, ToneBadge } from '@/components/common/tone-badge'
import type { FunctionEvidenceDto } from '@/lib/views/function-sheet.schema'

export const EVIDENCE_LOOK: Readonly<Record<FunctionEvidenceDto, { tone: Tone; shape: ShapeName }>> = {
  contradicted: { tone: 'gap', shape: 'square-cross' },
  needs_declaration: { tone: 'judge', shape: 'diamond' },
  needs_review: { tone: 'partly', shape: 'half' },
  not_shown: { tone: 'unknown', shape: 'dashed' },
  consistent: { tone: 'met', shape: 'disc-tick' },
  not_running: { tone: 'unknown', shape: 'dash' },
}

/** What the evidence says to what is declared: colour, shape and word. */
export function EvidenceWord({ evidence }: { evidence: FunctionEvidenceDto }) {
  const t = useTranslations('functions.evidence')
  return <ToneBadge {...EVIDENCE_LOOK[evidence]} word={t(evidence)} />
}
