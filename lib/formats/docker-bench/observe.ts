import type { EvidencePlace, Observation, ReportedCheck, Result } from '../../core/report'
import { lastingDetail } from './lasting-detail'
import type { PrintedResult } from './printed'
import { type Reading, readSaid } from './read-said'
import { resultOf } from './result-of'
import { subjectKind } from './subject-kind'

/** The worst first: what holds when a check is printed more than once in one run. */
const ORDER: readonly Result[] = ['fail', 'error', 'informational', 'not_checked', 'not_applicable', 'pass']

/** What one check of a run amounts to. */
export interface Observed {
  check: ReportedCheck
  result: Result
  observations: Iterable<Observation>
  /** True when subjects are known to be left out. */
  cut: boolean
}

/**
 * Observations of one check: one for each subject it names as failing or to be looked at, else one for the asset
 * itself (''). Several details of a subject are sorted and joined. Printed more than once, its worst result holds.
 */
export function observe(check: ReportedCheck, printed: PrintedResult[]): Observed {
  const kind = subjectKind(check.name)
  const read = printed.map((result) => {
    const reading = readSaid(result, kind)
    const context = { name: check.name, said: reading.said, named: reading.subjects.length > 0 }
    return { printed: result, reading, result: resultOf(result.word, context) }
  })
  const worst = ORDER.find((result) => read.some((one) => one.result === result)) ?? 'error'
  const told = read.filter(({ result }) => result === worst)
  const cut = read.some(({ reading }) => reading.cut)

  const subjects = new Map<string, Mentioned>()
  for (const { printed: one, reading } of told) {
    for (const { subject, detail } of mentions(reading, worst)) {
      const known = subjects.get(subject)
      if (!known) subjects.set(subject, { detail, others: null, at: one.at, word: one.word })
      else if (known.detail !== detail) known.others = (known.others ?? new Set()).add(detail)
    }
  }
  if (subjects.size > 1) subjects.delete('')
  return { check, result: worst, observations: observations(check, worst, subjects), cut }
}

/** What is said of one subject; nearly all have one detail, so that the set of others is made when needed. */
interface Mentioned {
  detail: string
  others: Set<string> | null
  at: EvidencePlace
  word: string
}

/** Made one by one as they are asked for: a check may have very many. */
function* observations(
  check: ReportedCheck,
  result: Result,
  subjects: Map<string, Mentioned>,
): Generator<Observation, void, undefined> {
  for (const [subject, { detail, others, at, word }] of subjects) {
    const all = others ? joined([detail, ...others]) : detail
    yield { check, subject, result, detail: all, printedResult: word, at }
  }
}

function mentions({ subjects, said }: Reading, result: Result): { subject: string; detail: string }[] {
  const perSubject = (result === 'fail' || result === 'informational') && subjects.length > 0
  return perSubject ? subjects : [{ subject: '', detail: lastingDetail(said) }]
}

function joined(details: string[]): string {
  return details
    .filter((detail) => detail !== '')
    .sort()
    .join(', ')
}
