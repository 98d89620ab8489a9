'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import type { FunctionEvidenceDto, FunctionSheetDto } from '@/lib/views/function-sheet.schema'
import { EVIDENCE_LOOK } from './evidence-word'
import classes from './functions.module.css'

const ORDER: readonly FunctionEvidenceDto[] = [
  'contradicted',
  'needs_declaration',
  'needs_review',
  'not_shown',
  'consistent',
  'not_running',
]

interface Props {
  counts: FunctionSheetDto['counts']
  chosen: string | undefined
  onChoose: (evidence: string | undefined) => void
}

/** How many containers there are of each; each number shows its rows. */
export function FunctionCounts({ counts, chosen, onChoose }: Props) {
  const t = useTranslations('functions')
  return (
    <section className={classes.counts} aria-label={t('counts')}>
      {ORDER.filter((one) => counts[one] > 0 || one === chosen).map((one) => (
        <button
          key={one}
          type="button"
          className={classes.count}
          data-tone={EVIDENCE_LOOK[one].tone}
          aria-pressed={chosen === one}
          onClick={() => onChoose(chosen === one ? undefined : one)}
        >
          <Shape name={EVIDENCE_LOOK[one].shape} /> {t(`evidence.${one}`)}{' '}
          <strong className="numbers">{counts[one]}</strong>
        </button>
      ))}
    </section>
  )
}
