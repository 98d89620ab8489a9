import { ProofError } from './proof-error'

/** Reads a decimal number without sign or leading zeros, up to 2^53 − 1 (C2SP tlog-checkpoint, *Note text*). Throws ProofError. */
export function parseDecimal(text: string, what: string): number {
  const value = Number(text)
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(value)) {
    throw new ProofError(`${what}: malformed number`)
  }
  return value
}
