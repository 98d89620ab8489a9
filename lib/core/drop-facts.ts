import { publicId } from './public-id'

/** The act by which bytes of evidence were dropped, and which leaf of the evidence log says so. */
interface Drop {
  id: string
  at: Date
  /** For how many evidence was kept then. */
  months: number
  receivedBefore: Date
  logIndex: number
  logEpoch: number
}

/** What whoever asks for dropped bytes is told of the act by which they were. */
export function dropFacts({ id, at, months, receivedBefore, logIndex, logEpoch }: Drop) {
  return {
    id: publicId('evidence_drop', id),
    at: at.toISOString(),
    months,
    received_before: receivedBefore.toISOString(),
    log_index: logIndex,
    log_epoch: logEpoch,
  }
}
