import {
  BrokenReportError,
  type Note,
  type Observation,
  type ParseEvent,
  type ReportHeader,
} from '../../core/report'
import { chooseRun } from './choose-run'
import { editionOf, editionWord } from './edition'
import { groupByCheck } from './group-by-check'
import { hasEnded } from './has-ended'
import { type Observed, observe } from './observe'
import type { Run } from './printed'
import { profileOf } from './profile'
import type { RunCollector } from './run-collector'
import { runNotes } from './run-notes'

export const TOOL = 'docker-bench-security'

/**
 * Everything a read report says, in order: header, notes, observations, end. Of several runs the last complete one
 * is shown; counts are over all of them. An incomplete report gives and covers only results printed whole.
 * @throws BrokenReportError when the report breaks off before its first result.
 */
export function* reportEvents(
  format: string,
  collector: RunCollector,
): Generator<ParseEvent, void, undefined> {
  const { run, complete } = chooseRun(collector)
  if (collector.counts.items === 0 && !complete) {
    const broken = collector.notes.find(({ level }) => level === 'error')
    const message = broken?.message ?? 'The report breaks off before its first result.'
    throw new BrokenReportError(broken?.code ?? 'truncated_report', message, broken?.at)
  }
  const edition = editionOf(run)
  yield { type: 'header', header: header(format, run, edition?.name) }

  const groups = groupByCheck(run, edition?.name, hasEnded(run))
  for (const note of [...collector.notes, ...runNotes(collector, run, groups, complete)])
    yield { type: 'note', note }

  const checks: string[] = []
  const partial: string[] = []
  let noContainers = run.noContainers ?? false
  const observed = groups.map(({ check, printed }) => observe(check, printed))
  for (const { check, result, cut } of observed) {
    ;(cut ? partial : checks).push(check.name)
    noContainers ||= check.name === CONTAINER_USER && result === 'not_applicable'
  }
  yield { type: 'observations', observations: observationsOf(observed) }
  if (partial.length > 0) yield { type: 'note', note: partialNote(partial.length) }

  const profile = profileOf({
    edition,
    checks: groups.map(({ check }) => check),
    complete,
    partial: partial.length > 0,
    noContainers,
    flat: run.results[0]?.said.shape === 'flat',
  })
  const coverage = { profile, checks, ...(partial.length > 0 ? { partialChecks: partial } : {}) }
  yield { type: 'end', counts: collector.counts, coverage, complete }
}

function* observationsOf(observed: readonly Observed[]): Generator<Observation, void, undefined> {
  for (const { observations } of observed) yield* observations
}

/** Its INFO says that no container was running. */
const CONTAINER_USER = 'docker-bench/ensure-that-a-user-for-the-container-has-been-created'

function header(format: string, run: Run, edition: string | undefined): ReportHeader {
  return {
    tool: TOOL,
    format,
    ...(run.version === undefined ? {} : { toolVersion: run.version }),
    ...(edition === undefined ? {} : { edition: editionWord(edition) }),
    ...(run.startedAt === undefined ? {} : { printedAt: run.startedAt }),
    assetKind: 'host',
    identities: [],
  }
}

function partialNote(count: number): Note {
  const message = `${count} checks list only some of their items (option -n, or a damaged file). What they do not list stays as it was; run docker-bench-security without -n.`
  return { level: 'warning', code: 'truncated_items', message }
}
