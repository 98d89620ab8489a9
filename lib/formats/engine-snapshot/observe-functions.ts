import type { ReportedComponent } from '../../core/components/component'
import { FUNCTION_CHECK } from '../../core/components/judged-states'
import { hasSeveralKinds, observedKinds } from '../../core/components/observed-kinds'
import type { Observation, ReportedCheck, Result, Severity } from '../../core/report'

const check = (id: string, title: string): ReportedCheck => ({
  name: `plimsoll/${id}`,
  title,
  printedId: id,
  known: true,
})

const ONE_FUNCTION = check(
  FUNCTION_CHECK.split('/')[1] ?? '',
  'Each running container carries one declared primary function',
)
const SEVERAL_KINDS = check('several-server-kinds', 'Servers of several kinds run in one container')
const SSHD = check('sshd-running', 'An SSH server runs in a container')

/** Every check that a snapshot is asked about so far. */
export const CHECKS: readonly ReportedCheck[] = [ONE_FUNCTION, SEVERAL_KINDS, SSHD]

/**
 * What the checks say of the running containers. Of its function a snapshot gives facts only, which become a verdict
 * when a declaration is held against them; several kinds are an indicator with a check of its own.
 * @param partial some running container was not read
 */
export function observeFunctions(components: readonly ReportedComponent[], partial: boolean): Observation[] {
  const running = components.filter((component) => component.running)
  const said = running.flatMap((component) => [
    factsOf(component),
    ...(component.processesKnown ? faultsOf(component) : unknownOf(component)),
  ])
  // Of a list with gaps nothing passes as a whole.
  if (partial) return said
  // Without a failing subject a check is said to pass as a whole, and where nothing runs there is nothing to judge.
  const silent = CHECKS.filter(({ name }) => !said.some((one) => one.check.name === name))
  return [...said, ...silent.map((one) => whole(one, running.length === 0))]
}

/** Facts: which kinds of servers run in it, in words. */
function factsOf(component: ReportedComponent): Observation {
  const { primary, companions } = observedKinds(component)
  const kinds = [...primary, ...companions].join(', ')
  const others = component.others.length > 0 ? `other programs: ${component.others.join(', ')}` : ''
  const unseen = component.processesKnown ? 'no server seen' : 'processes not known'
  const detail = [kinds || unseen, kinds === '' ? others : ''].filter(Boolean).join('; ')
  return observation(ONE_FUNCTION, component, 'informational', 'medium', detail)
}

function faultsOf(component: ReportedComponent): Observation[] {
  return [
    ...(hasSeveralKinds(component) ? [observation(SEVERAL_KINDS, component, 'fail', 'low')] : []),
    ...(component.servers.some(({ kind }) => kind === 'ssh')
      ? [observation(SSHD, component, 'fail', 'medium')]
      : []),
  ]
}

function unknownOf(component: ReportedComponent): Observation[] {
  const detail = 'processes not known'
  return [
    observation(SEVERAL_KINDS, component, 'not_checked', 'low', detail),
    observation(SSHD, component, 'not_checked', 'medium', detail),
  ]
}

function observation(
  check: ReportedCheck,
  { name, at }: ReportedComponent,
  result: Result,
  severity: Severity,
  detail = '',
): Observation {
  return { check, subject: name, result, severity, detail, printedResult: '', at }
}

function whole(check: ReportedCheck, nothingRuns: boolean): Observation {
  return {
    check,
    subject: '',
    result: nothingRuns ? 'not_applicable' : 'pass',
    severity: check === ONE_FUNCTION || check === SSHD ? 'medium' : 'low',
    detail: nothingRuns ? 'no container runs' : '',
    printedResult: '',
    at: { from: 0, to: 1 },
  }
}
