import type {
  Format,
  Note,
  Observation,
  ParseEvent,
  ParseHints,
  ReportedAsset,
  ReportHeader,
} from '../../core/report'
import { pieces } from './pieces'

/** Everything one report says, collected for a test. */
export interface ReadFormat {
  header: ReportHeader
  assets: ReportedAsset[]
  observations: Observation[]
  notes: Note[]
  end: Extract<ParseEvent, { type: 'end' }>
}

/**
 * Parses bytes cut into pieces of the given sizes (the last size again and again) and checks what holds of any report:
 * the order of events, each (asset, check, subject) once, places within the bytes, coverage of each asset.
 */
export async function readFormat(
  format: Format,
  report: Uint8Array | string,
  { sizes = [65_536], hints = {} }: { sizes?: number[]; hints?: ParseHints } = {},
): Promise<ReadFormat> {
  const bytes = typeof report === 'string' ? new TextEncoder().encode(report) : report
  const events: ParseEvent[] = []
  for await (const event of format.parse(pieces(bytes, sizes), hints)) events.push(event)
  const [first, ...rest] = events
  const end = rest.at(-1)
  if (first?.type !== 'header' || end?.type !== 'end') throw new Error('a report is a header, …, an end')
  const read: ReadFormat = { header: first.header, assets: [], observations: [], notes: [], end }
  const seen = new Set<string>()
  for (const event of rest.slice(0, -1)) {
    if (event.type === 'asset') read.assets.push(event.asset)
    else if (event.type === 'note') read.notes.push(event.note)
    else if (event.type === 'observations')
      for (const observation of event.observations) {
        const { asset, check, subject, fault, at } = observation
        const key = JSON.stringify([asset, check.name, subject, fault])
        if (seen.has(key)) throw new Error(`said twice: ${key}`)
        seen.add(key)
        if (asset !== undefined && !read.assets[asset]) throw new Error(`no asset ${asset}`)
        if (!(at.from < at.to && at.to <= bytes.length)) throw new Error(`place ${at.from}-${at.to}`)
        read.observations.push(observation)
      }
    else if (event.type !== 'component') throw new Error(`a second ${event.type}`)
  }
  for (const coverage of [end.coverage, ...(end.assetCoverage ?? [])]) {
    const { checks, possibleChecks = [], partialChecks = [] } = coverage
    for (const name of [...possibleChecks, ...partialChecks])
      if (checks.includes(name)) throw new Error(`${name} is covered and is not`)
    for (const name of partialChecks)
      if (possibleChecks.includes(name)) throw new Error(`${name} is partly covered and may be`)
  }
  if ((end.assetCoverage ?? []).length !== read.assets.length) throw new Error('coverage of each asset')
  return read
}

/** Codes of the notes, sorted, each once. */
export function codesOf({ notes }: Pick<ReadFormat, 'notes'>): string[] {
  return [...new Set(notes.map(({ code }) => code))].sort()
}
