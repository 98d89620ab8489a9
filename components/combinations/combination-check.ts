import type { COMBINATION_CHECK as CHECK } from '@/lib/core/combinations/combination-check'

/** The check of combinations, as the API calls it. */
export const COMBINATION_CHECK: typeof CHECK = 'plimsoll/exposed-privileged-exploitable'
