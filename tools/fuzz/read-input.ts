import { BrokenReportError, UnknownReportError } from '../../lib/core/report'
import { type ParsedReport, parseReport } from '../../lib/ingest/parse-report'

/** What became of an input; a fault is what no input may do. */
export type Read = 'taken' | 'refused' | { fault: string }

/** CPU that reading may take: a second for each megabyte begun. */
const MS_PER_MB = 1000

/** Reads one input as ingest does, and holds it to what is promised of any bytes. Never throws. */
export async function readInput(bytes: Uint8Array): Promise<Read> {
  const began = process.cpuUsage()
  const read = await outcome(bytes)
  const { user, system } = process.cpuUsage(began)
  const most = MS_PER_MB * Math.max(1, Math.ceil(bytes.length / 1_000_000))
  const took = (user + system) / 1000
  return took > most ? { fault: `took ${Math.round(took)} ms for ${bytes.length} bytes` } : read
}

async function outcome(bytes: Uint8Array): Promise<Read> {
  try {
    return emptySuccess(await parseReport(bytes, {}))
      ? { fault: 'says nothing, and calls it complete' }
      : 'taken'
  } catch (error) {
    if (!(error instanceof BrokenReportError || error instanceof UnknownReportError))
      return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    const says = /^[a-z_]+$/.test(error.code) && error.message !== ''
    return says ? 'refused' : { fault: `is refused without words: ${error.code}` }
  }
}

/** A report that says nothing of anything, and does not say that it does not. */
function emptySuccess({
  observations,
  components,
  coverage,
  assetCoverage,
  notes,
  complete,
}: ParsedReport): boolean {
  const looked = [coverage, ...assetCoverage].some(
    ({ checks, partialChecks = [], possibleChecks = [] }) =>
      checks.length + partialChecks.length + possibleChecks.length > 0,
  )
  return complete && observations.length === 0 && components.length === 0 && !looked && notes.length === 0
}
