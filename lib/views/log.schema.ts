import { z } from 'zod'
import { sha256Hex, wholeNumber } from './common.schema'

/** The most a number of 32 bits holds: no log has more leaves or epochs. */
const INT4 = 2 ** 31 - 1

export const logName = z.enum(['evidence', 'audit'])
/** Which log, of which epoch; absent: the running one. */
const epoch = wholeNumber(0, INT4).optional()
const index = wholeNumber(0, INT4)

export const checkpointQuery = z.object({ epoch, size: index.optional() })
/** A tree head: the signed note (C2SP tlog-checkpoint) and what it says. */
export const checkpoint = z.object({
  origin: z.string(),
  epoch: z.number().int(),
  size: z.number().int(),
  /** Root hash, hex. */
  root: z.string(),
  /** The signed note, verbatim. */
  note: z.string(),
})
/** Leaves [start, end); at most 1,000 come at once. */
export const entriesQuery = z.object({ start: index.default(0), end: index.optional(), epoch })
export const logEntry = z.object({ index: z.number().int(), leaf_hash: sha256Hex, data: z.base64() })
export const logEntries = z.object({ items: z.array(logEntry), next_cursor: z.string().nullable() })
export const inclusionQuery = z.object({ leaf_index: index, size: index.optional(), epoch })
/** RFC 6962 §2.1.1, hashes in hex from the leaf's sibling upwards. */
export const inclusionProof = z.object({
  leaf_index: z.number().int(),
  size: z.number().int(),
  hashes: z.array(sha256Hex),
})
export const consistencyQuery = z.object({ from: index, to: index.optional(), epoch })
/** RFC 6962 §2.1.2. */
export const consistencyProof = z.object({
  from: z.number().int(),
  to: z.number().int(),
  hashes: z.array(sha256Hex),
})
/** Verifier keys (C2SP signed-note) of both logs of the tenant. */
export const logKeys = z.object({
  keys: z.array(z.object({ log: logName, epoch: z.number().int(), vkey: z.string() })),
})
export type LogEntriesDto = z.infer<typeof logEntries>
export type LogKeysDto = z.infer<typeof logKeys>
