import data from '../../../frameworks/tools/finding-classes.json'
import { checkName } from '../../core/check'
import type { AssetKind, ReportedCheck, Severity } from '../../core/report'

const classes = new Map(data.classes.map((one) => [one.id, one]))

/** The check of a tool for a class of `frameworks/tools/finding-classes.json`. */
export function classCheck(tool: string, id: string): ReportedCheck {
  const one = classes.get(id)
  const known = one?.tools.includes(tool) ?? false
  return { name: checkName(tool, id), title: one?.title.en ?? id, printedId: id, known }
}

const OF_SEVERITY: Record<Severity, string> = {
  critical: 'vuln.critical',
  high: 'vuln.high',
  medium: 'vuln.medium',
  low: 'vuln.low',
  info: 'vuln.negligible',
  unknown: 'vuln.unknown',
}
const ON_HOST = ['vuln.host-kernel', 'vuln.host-runtime']

/** Words of severity of each scanner; one that is not listed may use all of them. */
const WORDS: Record<string, Record<string, string>> = {
  ...data.severity_vocabulary,
  clair: data.severity_vocabulary['clair-v2'],
}

/** Class of a vulnerability in an image, a workload or a source. */
export function severityClass(severity: Severity): string {
  return OF_SEVERITY[severity]
}

/** Class of a vulnerability on a host, where the kernel runs and the engine serves. */
export function hostClass(packageName: string): string {
  return RUNTIME.test(packageName) ? 'vuln.host-runtime' : 'vuln.host-kernel'
}
const RUNTIME =
  /^(?:docker|moby|containerd|runc|podman|cri-o|crun|github\.com\/(?:docker|moby\/moby|containerd|opencontainers\/runc)\b)/

/** Every class of vulnerabilities that a tool's report on such an asset can have. */
export function vulnerabilityClasses(tool: string, kind: AssetKind): string[] {
  if (kind === 'host') return ON_HOST.filter((id) => classes.get(id)?.tools.includes(tool))
  const words = Object.hasOwn(WORDS, tool) ? WORDS[tool] : undefined
  const spoken = words && new Set(Object.values(words))
  return Object.values(OF_SEVERITY).filter(
    (id) => (classes.get(id)?.tools.includes(tool) ?? false) && (spoken?.has(id) ?? true),
  )
}
