export type OutgoingFault = 'not_https' | 'closed_network' | 'no_address' | 'timeout' | 'unreachable'

/** Why nothing was sent, or no answer came. The message names no address. */
export class OutgoingError extends Error {
  constructor(
    readonly code: OutgoingFault,
    message: string,
    /** What the system called it, as `ECONNREFUSED` or `CERT_HAS_EXPIRED`; null where it was not its doing. */
    readonly system: string | null = null,
  ) {
    super(message)
    this.name = 'OutgoingError'
  }
}
