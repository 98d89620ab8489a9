'use client'

import { useTranslations } from 'next-intl'
import type { ShapeName } from '@/components/common/shape'
import { type Tone, ToneBadge } from '@/components/common/tone-badge'
import type { SubmissionDto } from '@/lib/views/submission.schema'

type State = SubmissionDto['state']

const LOOK: Record<State, { tone: Tone; shape: ShapeName }> = {
  received: { tone: 'unknown', shape: 'dashed' },
  parsed: { tone: 'met', shape: 'disc-tick' },
  incomplete: { tone: 'partly', shape: 'half' },
  rejected: { tone: 'gap', shape: 'square-cross' },
}

/** How far a submission was read. */
export function SubmissionState({ state, look }: { state: State; look?: 'plain' | 'washed' }) {
  const t = useTranslations('submissions.state')
  return <ToneBadge {...LOOK[state]} word={t(state)} look={look} />
}
