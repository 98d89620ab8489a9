import { groupBy } from '../group-by'
import type { EvidencePlace } from '../report'
import { FOREVER, type Interval, sameState } from '../timeline'

/** A container that is reachable and privileged, as one look saw it. */
export interface ExposedContainer {
  name: string
  imageDigest: string
  /** `0.0.0.0:8443->8080/tcp`. */
  published: readonly string[]
  privileged: boolean
  engineSockets: readonly string[]
  at: EvidencePlace
}

/** One look at a host's containers; of two of one instant the last counts. */
export interface ExposedLook {
  observedAt: number
  submissionId: string
  containers: readonly ExposedContainer[]
}

/** A flaw of an image that is known to be exploited, or critical with a fix, while it is there. */
export interface ExploitableFlaw {
  digest: string
  advisory: string
  from: number
  to: number
}

/** Ports that only the host itself reaches. */
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|::1|localhost):/
/** Flaws that are named. */
const NAMED = 5

/**
 * When each container was reachable, privileged and exploitable at once: lines by container, as a function of the looks at its
 * host and of the flaws of its image alone. Where one of the three ends, so does the line.
 * @param looks oldest first
 */
export function combine(
  looks: readonly ExposedLook[],
  flaws: readonly ExploitableFlaw[],
): Map<string, Interval[]> {
  const byDigest = groupBy(flaws, ({ digest }) => digest)
  const lines = new Map<string, Interval[]>()
  for (const [i, look] of looks.entries()) {
    const until = looks[i + 1]?.observedAt ?? FOREVER
    if (until <= look.observedAt) continue
    for (const container of look.containers) {
      const reachable = container.published.filter((port) => !LOOPBACK.test(port))
      if (reachable.length === 0 || !(container.privileged || container.engineSockets.length > 0)) continue
      const own = byDigest.get(container.imageDigest) ?? []
      const line = lines.get(container.name) ?? []
      lines.set(container.name, line)
      for (const interval of within(look, container, reachable, own, until)) add(line, interval)
    }
  }
  for (const [name, line] of lines) if (line.length === 0) lines.delete(name)
  return lines
}

function* within(
  { observedAt, submissionId }: ExposedLook,
  container: ExposedContainer,
  reachable: readonly string[],
  flaws: readonly ExploitableFlaw[],
  until: number,
): Generator<Interval> {
  const edges = [observedAt, until, ...flaws.flatMap(({ from, to }) => [from, to])]
  const instants = [...new Set(edges)].filter((at) => at >= observedAt && at <= until).sort((a, b) => a - b)
  for (const [i, from] of instants.entries()) {
    const to = instants[i + 1]
    if (to === undefined) return
    const there = [
      ...new Set(flaws.filter((flaw) => flaw.from <= from && flaw.to > from).map((one) => one.advisory)),
    ].sort()
    if (there.length === 0) continue
    yield {
      result: 'fail',
      severity: 'critical',
      detail: [
        `published ${reachable.join(', ')}`,
        ...(container.privileged ? ['privileged'] : []),
        ...(container.engineSockets.length > 0 ? [`mounts ${container.engineSockets.join(', ')}`] : []),
        `${container.imageDigest} has ${there.slice(0, NAMED).join(', ')}${there.length > NAMED ? ` and ${there.length - NAMED} more` : ''}`,
      ].join('; '),
      printedResult: '',
      submissionId,
      at: container.at,
      validFrom: from,
      validTo: to,
    }
  }
}

/** The same going on is one stretch, in the words of the look that saw it first. */
function add(line: Interval[], interval: Interval): void {
  const last = line.at(-1)
  if (last && last.validTo === interval.validFrom && sameState(last, interval))
    last.validTo = interval.validTo
  else line.push(interval)
}
