'use client'

import { useTranslations } from 'next-intl'
import type { ShapeName } from '@/components/common/shape'
import { type Tone, ToneBadge } from '@/components/common/tone-badge'
import type { FindingDto } from '@/lib/views/finding.schema'

type Status = FindingDto['status']

const LOOK: Record<Status, { tone: Tone; shape: ShapeName }> = {
  open: { tone: 'gap', shape: 'square-cross' },
  in_progress: { tone: 'partly', shape: 'half' },
  fixed: { tone: 'clear', shape: 'ring-line' },
  false_positive: { tone: 'unknown', shape: 'dash' },
  accepted: { tone: 'judge', shape: 'diamond' },
  not_affected: { tone: 'clear', shape: 'dash' },
  closed: { tone: 'met', shape: 'disc-tick' },
}

/** Status of a finding by colour, shape and word. */
export function StatusBadge({
  status,
  look,
  proposed = false,
}: {
  status: Status
  look?: 'plain' | 'washed'
  /** An exception of it waits for somebody's decision. */
  proposed?: boolean
}) {
  const t = useTranslations('findings.status')
  return (
    <ToneBadge {...LOOK[status]} word={t(status)} look={look} aside={proposed ? t('proposed') : undefined} />
  )
}
