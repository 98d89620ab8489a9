import type { WhySafeguardDto } from '@/lib/views/control.schema'

const ORDER: Record<WhySafeguardDto['result'], number> = {
  fail: 0,
  not_assessed: 1,
  pass: 2,
  not_applicable: 3,
}

/** What decides the verdict stands first: what fails, then what is not known; else the mapping's own order. */
export function worstFirst<T extends Pick<WhySafeguardDto, 'result'>>(why: readonly T[]): T[] {
  return [...why].sort((a, b) => ORDER[a.result] - ORDER[b.result])
}
