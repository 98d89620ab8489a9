import type { DoorFault } from '@/lib/core/door-fault'
import type { KnownProvider } from './find-openid-provider'

/** One request to NextAuth's addresses: what is known of it before, and what came of it. */
export interface Visit {
  /** The provider in whose name it comes; null for local accounts and for leaving. */
  readonly provider: KnownProvider | null
  readonly address: string | null
  readonly userAgent: string | null
  readonly at: Date
  /** The provider's word for why it sent the browser back without a code: `access_denied`. */
  readonly said: string | null
  /** Where they want to go: a path of this site. */
  to: string
  /** The opaque id of the session that began. */
  sid: string | null
  fault: DoorFault | null
  /** Where the browser leaves the provider, too. */
  leaveBy: string | null
}
