import type { ReportedComponent } from '@/lib/core/components/component'
import {
  BrokenReportError,
  type Note,
  type Observation,
  type ParseHints,
  type ReportCounts,
  type ReportCoverage,
  type ReportedAsset,
  type ReportHeader,
} from '@/lib/core/report'
import { detectFormat } from '@/lib/formats/detect'
import type { Unread } from './unread/reading'

/** A report read whole. */
export interface ParsedReport {
  header: ReportHeader
  /** Besides the root; observations name them by index. */
  assets: ReportedAsset[]
  observations: Observation[]
  notes: Note[]
  counts: ReportCounts
  /** Containers of the root asset, where the report is a snapshot of their engine. */
  components: ReportedComponent[]
  coverage: ReportCoverage
  /** Of each of `assets`. */
  assetCoverage: ReportCoverage[]
  complete: boolean
  /** It was not read: it says what one that was read said, and observes nothing here. */
  unread?: Unread
}

const CHUNK = 64 * 1024
const HEAD = 64 * 1024

/** Version of the parsers as a whole; a submission carries the one that read it. Raise it when a parser reads differently. */
export const PARSER_VERSION = '3'

/**
 * Reads a report of any known format.
 * @param onShare told now and then how much of it was read, of 1
 * @throws UnknownReportError when no format matches
 * @throws BrokenReportError when one does but the report cannot be read
 */
export async function parseReport(
  bytes: Uint8Array,
  hints: ParseHints,
  onShare: (share: number) => void = () => {},
): Promise<ParsedReport> {
  const { format } = detectFormat({ head: bytes.subarray(0, HEAD), size: bytes.length, hints })
  let header: ReportHeader | undefined
  const assets: ReportedAsset[] = []
  const observations: Observation[] = []
  const notes: Note[] = []
  const components: ReportedComponent[] = []
  for await (const event of format.parse(chunksOf(bytes, onShare), hints)) {
    if (event.type === 'header') header = event.header
    else if (event.type === 'asset') addAsset(assets, event.asset)
    else if (event.type === 'observations')
      for (const observation of event.observations) observations.push(observation)
    else if (event.type === 'note') notes.push(event.note)
    else if (event.type === 'component') components.push(event.component)
    else if (header) {
      const { counts, coverage, assetCoverage = [], complete } = event
      return {
        header: { ...header, ...event.header },
        assets,
        observations,
        notes,
        components,
        counts,
        coverage,
        assetCoverage,
        complete,
      }
    }
  }
  throw new Error(`parser of ${format.tool} ended without an end`)
}

/** Each asset costs statements in one transaction; a cluster of more is handed in by namespaces. */
const MOST_ASSETS = 2000

function addAsset(assets: ReportedAsset[], asset: ReportedAsset): void {
  if (assets.length >= MOST_ASSETS) {
    const message = `The report speaks of more than ${MOST_ASSETS} workloads and images. Hand it in in parts, for example by namespace.`
    throw new BrokenReportError('too_many_assets', message)
  }
  assets.push(asset)
}

/** Lets other requests run between two megabytes, so that a hundred of them freeze nobody. */
async function* chunksOf(bytes: Uint8Array, onShare: (share: number) => void): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK) {
    if (from % (16 * CHUNK) === 0 && from > 0) {
      onShare(from / bytes.length)
      await new Promise((resolve) => setImmediate(resolve))
    }
    yield bytes.subarray(from, from + CHUNK)
  }
}
