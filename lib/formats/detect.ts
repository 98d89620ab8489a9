import { type Format, type Probe, UnknownReportError } from '../core/report'
import { FORMATS } from './formats'
import { recognise } from './recognise/recognise'

export interface DetectedFormat {
  format: Format
  /** The format word, e.g. `docker-bench-json`. */
  word: string
}

/** Other names that senders have for a tool. */
const TOOL_ALIASES: Record<string, string> = {
  'docker-bench': 'docker-bench-security',
  docker_bench: 'docker-bench-security',
  'clair-scanner': 'clair',
  klar: 'clair',
  quay: 'clair',
  trivy_operator: 'trivy-operator',
  kube_bench: 'kube-bench',
  anchorectl: 'anchore',
  inspector: 'aws-inspector',
  neuvector: 'neuvector-compliance',
  inspec: 'hdf',
  oscap: 'openscap',
  xccdf: 'openscap',
  arf: 'openscap',
  clamscan: 'clamav',
}

/**
 * The one format that recognises a report by its first bytes.
 * @throws UnknownReportError when none or more than one does, or when the sender declared another tool. It says what was
 *   seen instead. Codes: `empty_report`, `format_not_read`, `not_a_report`, `packed_body`, `ambiguous_format`, `tool_mismatch`.
 */
export function detectFormat(probe: Probe, formats: readonly Format[] = FORMATS): DetectedFormat {
  const matches = formats.flatMap((format) => {
    const word = format.detect(probe)
    return word === null ? [] : [{ format, word }]
  })
  const [match, other] = matches
  const declared = probe.hints.tool?.trim().toLowerCase() || undefined
  if (!match) throw refusal(probe.head, declared, formats)
  if (other) {
    const words = matches.map(({ word }) => word).join(', ')
    throw new UnknownReportError(
      'ambiguous_format',
      `The report looks like ${words} at once; it is not guessed.`,
      words,
    )
  }
  if (declared !== undefined && toolOf(declared) !== match.format.tool) {
    const message = `The sender declared tool=${shown(declared)}, but this is a report of ${match.format.tool}.`
    throw new UnknownReportError('tool_mismatch', message, match.format.tool)
  }
  return match
}

function refusal(
  head: Uint8Array,
  declared: string | undefined,
  formats: readonly Format[],
): UnknownReportError {
  const { seen, code, advice } = recognise(head)
  const readable = declared !== undefined && formats.some(({ tool }) => tool === toolOf(declared))
  if (readable && (code === 'format_not_read' || code === 'not_a_report')) {
    const message = `The sender declared tool=${shown(declared)}, but this is ${seen}.`
    return new UnknownReportError('tool_mismatch', [message, advice].filter(Boolean).join(' '), seen)
  }
  const rest = advice ?? 'It is not read yet; the bytes are kept.'
  return new UnknownReportError(code, `This is ${seen}. ${rest}`, seen)
}

function toolOf(declared: string): string {
  return Object.hasOwn(TOOL_ALIASES, declared) ? (TOOL_ALIASES[declared] ?? declared) : declared
}

function shown(declared: string): string {
  return declared.slice(0, 60)
}
