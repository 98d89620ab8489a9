import type { Bilingual } from './framework'

/** Forms of a fix, in the order in which they are shown. */
export const REMEDIATION_FORMS = [
  'daemon_json',
  'docker_run',
  'compose',
  'kubernetes',
  'dockerfile',
  'commands',
] as const
export type RemediationForm = (typeof REMEDIATION_FORMS)[number]

/** What to do where a safeguard fails. Advice, no mapping: it may be bettered without judging anything anew. */
export interface Remediation {
  safeguard: string
  /** What to do, and what to watch out for. Words between backticks are code. */
  summary: Bilingual
  forms: { form: RemediationForm; text: string }[]
  /** How to see that it is mended, and which tool's next report shows it. */
  retest: Bilingual
}
