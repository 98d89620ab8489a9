/** Thrown by every parser and writer of `lib/proof` when its input is not what the format says; the message names the part. */
export class ProofError extends Error {
  override readonly name = 'ProofError'
}
