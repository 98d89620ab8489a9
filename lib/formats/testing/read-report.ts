import type { Note, Observation, ParseEvent, ReportHeader } from '../../core/report'
import { parseReport } from '../docker-bench/parse-report'
import { pieces } from './pieces'

/** Everything one report says, collected for a test. */
export interface ReadReport {
  header: ReportHeader
  observations: Observation[]
  notes: Note[]
  end: Extract<ParseEvent, { type: 'end' }>
}

/** Parses bytes cut into pieces of the given sizes (the last size again and again), and checks the order of events. */
export async function readReport(
  bytes: Uint8Array | string,
  sizes: number[] = [65_536],
): Promise<ReadReport> {
  const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const events: ParseEvent[] = []
  for await (const event of parseReport(pieces(whole, sizes))) events.push(event)
  const [first, ...rest] = events
  const last = rest.at(-1)
  if (first?.type !== 'header' || last?.type !== 'end') throw new Error('a report is a header, …, an end')
  const observations = rest.flatMap((event) => (event.type === 'observations' ? [...event.observations] : []))
  const notes = rest.flatMap((event) => (event.type === 'note' ? [event.note] : []))
  const several = rest.filter(({ type }) => type === 'observations').length
  if (several + notes.length + 2 !== events.length) throw new Error('two headers or two ends')
  return { header: first.header, observations, notes, end: last }
}

/** Codes of the notes, sorted, each once. */
export function noteCodes({ notes }: ReadReport): string[] {
  return [...new Set(notes.map(({ code }) => code))].sort()
}
