import { ProofError } from './proof-error'

/** What `read` gives, or why the input was refused; anything but a ProofError is a fault of ours and goes on up. */
export function attempt<T>(read: () => T): { ok: true; value: T } | { ok: false; why: string } {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    if (error instanceof ProofError) return { ok: false, why: error.message }
    throw error
  }
}
