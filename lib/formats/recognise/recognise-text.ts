import type { Recognised } from './recognised'

const RUN_AGAIN = 'It holds no results; run docker-bench-security again.'

const KNOWN: { pattern: RegExp; seen: string; advice?: string }[] = [
  { pattern: /^# Lynis Report|^lynis_version=/m, seen: 'a Lynis report' },
  {
    pattern: /Starting Lynis \d/,
    seen: 'the log of Lynis',
    advice: 'Its report is the file lynis-report.dat.',
  },
  { pattern: /^(?:node=\S{1,255} )?type=[A-Z_]{3,30} msg=audit\(/m, seen: 'an auditd log' },
  {
    pattern: /^\[(?:PASS|FAIL|WARN|INFO)\] \d{1,3}(?:\.\d{1,3}){0,4} (?!-)\S/m,
    seen: 'a kube-bench report as text',
  },
  {
    pattern: /^Error connecting to docker daemon/m,
    seen: 'an error message of docker-bench-security',
    advice: RUN_AGAIN,
  },
  { pattern: /^Initializing\b/m, seen: 'the first lines of a docker-bench-security log', advice: RUN_AGAIN },
  { pattern: /^assessment-results:/m, seen: 'an OSCAL document as YAML' },
  { pattern: /USER=\S{1,60} ; COMMAND=/, seen: 'a sudo log' },
  { pattern: /^Cannot connect to the Docker daemon/m, seen: 'an error message of the docker command' },
]

/** Names a text by the lines of its tool; what is not known is described by its beginning. */
export function recogniseText(text: string): Recognised {
  const known = KNOWN.find(({ pattern }) => pattern.test(text))
  if (known) {
    const { seen, advice } = known
    return advice === undefined ? { seen, code: 'format_not_read' } : { seen, code: 'not_a_report', advice }
  }
  const beginning = text.slice(0, 60).split('\n')[0]?.trim() ?? ''
  return { seen: `text that begins ${JSON.stringify(beginning)}`, code: 'format_not_read' }
}
