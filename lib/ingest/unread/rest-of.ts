import { createHash } from 'node:crypto'
import type { PrintedTime } from '@/lib/core/printed-time'
import { detectFormat } from '@/lib/formats/detect'
import { endsBy } from '@/lib/formats/distribution-ends/ends-by'
import { hintsOf } from '../hints-of'
import { parseHints } from '../parse-hints'
import { PARSER_VERSION } from '../parse-report'
import type { SubmissionInput } from '../submission-input'

/** Where a report tells when it was made, and a hash of all that it tells besides. */
export interface Rest extends PrintedTime {
  hash: Uint8Array<ArrayBuffer>
}

const HEAD = 64 * 1024

/**
 * What is the same of two reports that differ in nothing but when they were made, of whatever decides how they are read too; null where
 * the format does not say that, or no format fits.
 */
export function restOf(input: SubmissionInput, at: Date, catalogueVersion: string): Rest | null {
  const { body } = input
  const hints = parseHints(hintsOf(input), at)
  const head = body.subarray(0, HEAD)
  const time = printedTimeOf({ head, size: body.length, hints })
  if (!time) return null
  const { from, to, printedAt } = time
  const read = [PARSER_VERSION, catalogueVersion, hints.kind, hints.tool, endsBy(printedAt), from]
  const hash = createHash('sha256')
    .update(`${JSON.stringify(read)}\n`)
    .update(body.subarray(0, from))
    .update(body.subarray(to))
  return { ...time, hash: new Uint8Array(hash.digest()) }
}

function printedTimeOf(probe: Parameters<typeof detectFormat>[0]): PrintedTime | null {
  try {
    return detectFormat(probe).format.printedTime?.(probe.head, probe.hints) ?? null
  } catch {
    // Why it cannot be read is told to whoever reads it.
    return null
  }
}
