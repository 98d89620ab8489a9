import { BrokenReportError, UnknownReportError } from '@/lib/core/report'
import { hintsOf } from './hints-of'
import type { Rejection } from './keep-rejected'
import { parseHints } from './parse-hints'
import { type ParsedReport, parseReport } from './parse-report'
import type { Received } from './received'

/** Reads a report whole, or tells why it cannot be read. */
export async function readReceived(
  { input, at }: Received,
  onShare?: (share: number) => void,
): Promise<{ parsed: ParsedReport } | { rejection: Rejection }> {
  try {
    return { parsed: await parseReport(input.body, parseHints(hintsOf(input), at), onShare) }
  } catch (error) {
    return { rejection: rejectionOf(error) }
  }
}

/** @throws whatever says nothing of the report */
export function rejectionOf(error: unknown): Rejection {
  if (error instanceof UnknownReportError)
    return { kind: 'unsupported', code: error.code, message: error.message, at: null }
  if (error instanceof BrokenReportError)
    return { kind: 'broken', code: error.code, message: error.message, at: error.at ?? null }
  throw error
}
