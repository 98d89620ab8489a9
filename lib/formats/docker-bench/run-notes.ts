import type { Note } from '../../core/report'
import { chooseRun } from './choose-run'
import type { CheckGroup } from './group-by-check'
import type { Run } from './printed'
import { RESULT_WORDS } from './result-word'
import type { RunCollector } from './run-collector'

/** Unknown checks that are named one by one. */
const MOST_NAMED = 20

/** What a reader of the receipt should know about the run that is shown. */
export function runNotes(collector: RunCollector, run: Run, groups: CheckGroup[], complete: boolean): Note[] {
  return [
    ...severalRuns(collector),
    ...brokenOff(collector, run, complete),
    ...time(run),
    ...counted(collector, run, complete),
    ...unknownChecks(groups),
    ...oddities(groups),
  ]
}

function severalRuns(collector: RunCollector): Note[] {
  if (collector.runs < 2) return []
  const { run, number } = chooseRun(collector)
  const begun = run.startedAt ?? run.startedText
  const message = `The file holds ${collector.runs} runs; run ${number}${begun ? `, begun ${begun}` : ''}, is read as the state. The counts are over all runs.`
  return [{ level: 'info', code: 'several_runs', message, at: `byte ${run.at.from}` }]
}

function brokenOff({ last, notes }: RunCollector, run: Run, complete: boolean): Note[] {
  if (complete) return []
  if (last && last !== run) {
    const message =
      'The last run breaks off; the last complete run before it is read. Run docker-bench-security again.'
    return [{ level: 'warning', code: 'last_run_incomplete', message, at: `byte ${last.at.from}` }]
  }
  if (notes.some(({ level }) => level === 'error')) return []
  const message =
    'The log breaks off before the end of the run. Only results that were printed whole are read.'
  return [{ level: 'error', code: 'truncated_report', message }]
}

function time({ startedAt, startedText }: Run): Note[] {
  if (startedAt !== undefined || startedText === undefined) return []
  const message = `The printed time ${JSON.stringify(startedText.slice(0, 100))} does not say which instant it is; give observed_at, or the time of arrival is used.`
  return [{ level: 'info', code: 'time_without_zone', message }]
}

function counted({ runs, counts }: RunCollector, run: Run, complete: boolean): Note[] {
  if (run.results.length === 0) {
    const message = 'The run has no results: the check asked for with -c does not exist. Nothing is covered.'
    return [{ level: 'warning', code: 'no_results', message }]
  }
  if (!complete || run.checks === undefined || run.checks === run.results.length) return []
  const found = runs > 1 ? run.results.length : counts.items
  const message = `The tool counted ${run.checks} checks; ${found} results are in the report.`
  const flat = run.results.some(({ said }) => said.shape === 'flat')
  return [{ level: flat ? 'info' : 'warning', code: 'count_differs', message }]
}

function unknownChecks(groups: CheckGroup[]): Note[] {
  const unknown = groups.filter(({ check }) => !check.known)
  const notes: Note[] = unknown.slice(0, MOST_NAMED).map(({ check, printed }) => {
    const id = check.printedId === undefined ? '' : `${check.printedId.slice(0, 20)} `
    const message = `No edition of docker-bench-security is known to have the check ${id}"${check.title.slice(0, 200)}". It is kept, but maps to no safeguard.`
    return { level: 'warning', code: 'unknown_check', message, at: `byte ${printed[0]?.at.from ?? 0}` }
  })
  const rest = unknown.length - notes.length
  if (rest > 0)
    notes.push({ level: 'warning', code: 'unknown_check', message: `${rest} more checks are unknown.` })
  return notes
}

const WORDS = new Set<string>([...RESULT_WORDS, 'FREE_TEXT'])

function oddities(groups: CheckGroup[]): Note[] {
  const notes: Note[] = []
  const twice = groups.find(({ printed }) => printed.length > 1)
  if (twice) {
    const message = `"${twice.check.title.slice(0, 200)}" is printed more than once; its worst result is read.`
    notes.push({
      level: 'info',
      code: 'check_repeated',
      message,
      at: `byte ${twice.printed[1]?.at.from ?? 0}`,
    })
  }
  const strange = groups.flatMap(({ printed }) => printed).find(({ word }) => !WORDS.has(word))
  if (strange) {
    const message = `The result ${strange.word} is not one that docker-bench-security prints; it is read as an error of the check.`
    notes.push({ level: 'warning', code: 'unknown_result', message, at: `byte ${strange.at.from}` })
  }
  return notes
}
