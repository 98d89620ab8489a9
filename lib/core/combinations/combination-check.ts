import { checkKey } from '../check'

/** A container that is reachable, can take its host over, and runs what is known to be exploited or could be mended: one finding of its host. */
export const COMBINATION_CHECK = 'plimsoll/exposed-privileged-exploitable'
export const COMBINATION_CHECK_KEY = checkKey(COMBINATION_CHECK)
export const COMBINATION_TITLE = 'Reachable, privileged and exploitable container'
