import type { Result } from '../../core/report'
import { FREE_TEXT } from './result-word'

/** Phrases by which INFO says that there is nothing the check could apply to. */
const NOTHING_THERE = /\bnot found\b|^No TLS |^No containers running|not listening on TCP|skipping section/i
/** PASS that asks the reader to judge: the version of the engine is printed, not compared. */
const ASKS_TO_VERIFY = /verify is it up to date/
/** Checks of features that newer engines no longer have; their INFO means just that. */
const DEPRECATED = new Set([
  'docker-bench/ensure-that-experimental-features-are-not-implemented-in-production',
  'docker-bench/ensure-operations-on-legacy-registry-v1-are-disabled',
])

/**
 * Checks whose INFO, in every edition, says that the thing is not there, even where the words are not printed (flat
 * shape): a file or directory, a running container, a TCP socket.
 */
const ABSENCE = [
  /-(?:ownership|permissions)-(?:is|are)-(?:appropriately-)?set/,
  /-auditing-is-configured-for-docker/,
  /\/ensure-that-a-user-for-the-container-has-been-created$/,
  /\/ensure-tls-authentication-for-docker-daemon-is-configured$/,
]

export interface ResultContext {
  /** Name of the check. */
  name: string
  /** What the result says of the host itself. */
  said: string
  /** True when it names containers, images, users or networks. */
  named: boolean
}

/**
 * The tool's word in our vocabulary. PASS and WARN are verdicts. NOTE asks for a person: `not_checked`. INFO depends on
 * what it says: nothing there to check, something to look at, or (when it says nothing) nothing was looked at.
 */
export function resultOf(word: string, { name, said, named }: ResultContext): Result {
  switch (word) {
    case 'PASS':
      return ASKS_TO_VERIFY.test(said) ? 'informational' : 'pass'
    case 'WARN':
      return 'fail'
    case 'NOTE':
      return 'not_checked'
    case 'INFO':
      if (DEPRECATED.has(name) || NOTHING_THERE.test(said)) return 'not_applicable'
      if (said === '' && !named && ABSENCE.some((pattern) => pattern.test(name))) return 'not_applicable'
      return named || said !== '' ? 'informational' : 'not_checked'
    case FREE_TEXT:
      return 'informational'
    default:
      return 'error'
  }
}
