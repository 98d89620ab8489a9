import { hasEnded } from './has-ended'
import type { Run } from './printed'
import type { RunCollector } from './run-collector'

export interface ChosenRun {
  run: Run
  /** Number of the run in the file, counted from 1. */
  number: number
  /** False when the file breaks off or is damaged in its last run, whichever run is shown. */
  complete: boolean
}

/** The run that tells the state: the last complete one with results; without one, the last. */
export function chooseRun({ last, lastComplete, runs }: RunCollector): ChosenRun {
  const latest = last ?? { results: [], ended: false, at: { from: 0, to: 0 } }
  const complete = hasEnded(latest)
  if (lastComplete && (!complete || latest.results.length === 0)) return { ...lastComplete, complete }
  return { run: latest, number: runs, complete }
}
