/** What is true of the moment only: counts of images and containers, ports that happened to be open. */
const MOMENTARY = [
  /^\d+$/,
  /^\d+ active\/\d+ in use$/,
  /^\d+ total\/\d+ running$/,
  /^There are currently/,
  /^Only \d+ out of \d+ are in use$/,
]

/**
 * What is said, without what changes at every run: a state must not seem to change because a container was
 * started elsewhere. The evidence keeps it.
 */
export function lastingDetail(said: string): string {
  if (said === '') return ''
  return said
    .split('; ')
    .filter((part) => !MOMENTARY.some((pattern) => pattern.test(part)) && !part.endsWith(':'))
    .join('; ')
}
