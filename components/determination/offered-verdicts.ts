import type { DeterminationCreate } from '@/lib/views/determination.schema'
import type { VerdictWords } from './verdict-words'

const VERDICTS = ['met', 'partly_met', 'not_met', 'not_applicable'] as const

/**
 * The verdicts a person may choose from. Where a framework has one word for a part and for the whole (PCI DSS and CIS know
 * no *partly*), only the whole is offered.
 */
export function offeredVerdicts(words: VerdictWords): readonly DeterminationCreate['verdict'][] {
  const oneWord = words.partly_met !== undefined && words.partly_met.en === words.not_met?.en
  return oneWord ? VERDICTS.filter((verdict) => verdict !== 'partly_met') : VERDICTS
}
