import type { ObservedComponent } from './component'
import type {
  DeclaredFunction,
  LabelledFunction,
  PersonsDeclaration,
  SecurityLevel,
} from './declared-function'
import { SECURITY_LEVELS } from './declared-function'
import { observedKinds } from './observed-kinds'

/** What the evidence says to what is declared of a component. */
export type FunctionEvidence =
  /** No function, or no security level, is declared. */
  | 'needs_declaration'
  | 'consistent'
  /** What is observed is not what is declared: an indication. */
  | 'contradicted'
  /** Servers of several kinds, or a companion beside one: a person's judgement. */
  | 'needs_review'
  /** Nothing was observed that speaks for or against it. */
  | 'not_shown'
  | 'not_running'

/** Why; `what` names kinds, neighbours or namespaces. */
export interface FunctionReason {
  code:
    | 'no_function'
    | 'no_level'
    | 'other_function'
    | 'several_kinds'
    | 'companions'
    | 'no_processes'
    | 'no_server_seen'
    | 'unknown_function'
    | 'by_hint'
    | 'shares'
    | 'privileged'
    | 'privileged_neighbour'
    | 'neighbour_higher'
    | 'neighbour_undeclared'
    | 'shared_kernel'
  what: string[]
}

export interface FunctionJudgement {
  component: ObservedComponent
  declared: DeclaredFunction | null
  evidence: FunctionEvidence
  reasons: FunctionReason[]
  /** Running components on the same kernel; none for one that has its own. */
  neighbours: { name: string; key: string; level: SecurityLevel | null; privileged: boolean }[]
}

export interface JudgeFunctionsInput {
  /** Of one host, as one look saw them. */
  components: readonly ObservedComponent[]
  /** By component key. */
  declarations: ReadonlyMap<string, PersonsDeclaration>
  /** What the host's own labels declare for all of its components. */
  hostLabels: LabelledFunction
  /** Kinds that can be compared with what runs (`frameworks/functions.json`). */
  kinds: ReadonlySet<string>
}

/** Functions that are no server: a process that serves nothing agrees with them. */
const NO_SERVER = new Set(['worker', 'application'])

/**
 * Holds every component of a host against what is declared of it (PCI DSS 4.0.1 requirement 2.2.3, 3.2.1 requirement 2.2.1).
 * A person's word counts before the component's labels, those before its host's. The order of the components does
 * not matter; rows come out in it.
 */
export function judgeFunctions(input: JudgeFunctionsInput): FunctionJudgement[] {
  const rows = input.components.map((component) => ({ component, declared: declaredOf(input, component) }))
  // Each is made once: a host of a thousand containers has a million pairs of them.
  const onHostKernel = new Map(
    rows
      .filter(({ component }) => component.running && !hasOwnKernel(component))
      .map((row) => [row, neighbourOf(row)] as const),
  )
  return rows.map((row) => {
    const { component, declared } = row
    const own = onHostKernel.get(row)
    const neighbours = own ? [...onHostKernel.values()].filter((other) => other !== own) : []
    return { component, declared, neighbours, ...evidenceOf(input, component, declared, neighbours) }
  })
}

function neighbourOf({
  component,
  declared,
}: Pick<FunctionJudgement, 'component' | 'declared'>): FunctionJudgement['neighbours'][number] {
  const { name, key, isolation } = component
  return { name, key, level: declared?.level ?? null, privileged: isolation.privileged }
}

/** Kata gives a kernel of its own, gVisor one in user space; a runtime that is not known is taken to share the host's. */
export function hasOwnKernel({ isolation }: Pick<ObservedComponent, 'isolation'>): boolean {
  return isolation.kernel === 'own' || isolation.kernel === 'user_space'
}

function declaredOf(
  { declarations, hostLabels }: JudgeFunctionsInput,
  component: ObservedComponent,
): DeclaredFunction | null {
  const person = declarations.get(component.key)
  if (person) return { ...person, by: 'person' }
  const { labelled } = component
  const name = labelled.function ?? hostLabels.function
  if (name === undefined) return null
  return {
    function: name,
    level: labelled.level ?? hostLabels.level ?? null,
    way: labelled.way ?? hostLabels.way ?? 'only_one',
    by: labelled.function === undefined ? 'host_label' : 'label',
  }
}

type Said = Pick<FunctionJudgement, 'evidence' | 'reasons'>

function evidenceOf(
  input: JudgeFunctionsInput,
  component: ObservedComponent,
  declared: DeclaredFunction | null,
  neighbours: FunctionJudgement['neighbours'],
): Said {
  if (!component.running) return { evidence: 'not_running', reasons: [] }
  if (!declared) return { evidence: 'needs_declaration', reasons: [reason('no_function')] }
  const parts = [
    functionEvidence(input.kinds, component, declared),
    wayEvidence(component, declared, neighbours),
  ]
  if (declared.level === null) parts.push({ evidence: 'needs_declaration', reasons: [reason('no_level')] })
  const evidence = WORST_FIRST.find((one) => parts.some((part) => part.evidence === one)) ?? 'consistent'
  return { evidence, reasons: parts.flatMap((part) => part.reasons) }
}

const WORST_FIRST: readonly FunctionEvidence[] = [
  'contradicted',
  'needs_declaration',
  'needs_review',
  'not_shown',
]

/** Whether what runs is what is declared. */
function functionEvidence(
  kinds: ReadonlySet<string>,
  component: ObservedComponent,
  declared: DeclaredFunction,
): Said {
  const { primary, companions } = observedKinds(component)
  const seen = [...primary, ...companions]
  if (!kinds.has(declared.function))
    return { evidence: 'needs_review', reasons: [reason('unknown_function', seen)] }
  if (primary.length === 0) {
    const said = withoutServers(component, declared)
    if (companions.length === 0) return said
    return { evidence: 'needs_review', reasons: [...said.reasons, reason('companions', companions)] }
  }
  const fits = (kind: string) => kind === declared.function
  const serves = component.servers.some((server) => fits(server.kind) || server.also.some(fits))
  // A program that no table knows may be the declared application beside the server that is seen.
  const mayServe = NO_SERVER.has(declared.function) && component.others.length > 0
  if (!serves && !mayServe) return { evidence: 'contradicted', reasons: [reason('other_function', seen)] }
  if (!serves || primary.length > 1)
    return { evidence: 'needs_review', reasons: [reason('several_kinds', seen)] }
  if (companions.length > 0) return { evidence: 'needs_review', reasons: [reason('companions', companions)] }
  return { evidence: 'consistent', reasons: [] }
}

function withoutServers(component: ObservedComponent, declared: DeclaredFunction): Said {
  if (component.hints.includes(declared.function))
    return { evidence: 'consistent', reasons: [reason('by_hint', component.hints)] }
  if (!component.processesKnown) return { evidence: 'not_shown', reasons: [reason('no_processes')] }
  // A program that no table knows may be somebody's own application; that nothing serves agrees with a worker.
  if (NO_SERVER.has(declared.function)) return { evidence: 'consistent', reasons: [] }
  return { evidence: 'not_shown', reasons: [reason('no_server_seen', component.others)] }
}

/** Whether the way that is claimed holds towards the components on the same kernel. */
function wayEvidence(
  component: ObservedComponent,
  declared: DeclaredFunction,
  neighbours: FunctionJudgement['neighbours'],
): Said {
  if (declared.way === 'only_one') return { evidence: 'consistent', reasons: [] }
  if (declared.way === 'isolated') return isolationEvidence(component, neighbours)
  const higher = neighbours.filter(({ level }) => level && declared.level && isHigher(level, declared.level))
  if (higher.length > 0)
    return { evidence: 'contradicted', reasons: [reason('neighbour_higher', names(higher))] }
  const unknown = neighbours.filter(({ level }) => level === null)
  if (unknown.length > 0)
    return { evidence: 'not_shown', reasons: [reason('neighbour_undeclared', names(unknown))] }
  return { evidence: 'consistent', reasons: [] }
}

function isolationEvidence(
  { isolation }: ObservedComponent,
  neighbours: FunctionJudgement['neighbours'],
): Said {
  const broken = [
    ...(isolation.shares.length > 0 ? [reason('shares', isolation.shares)] : []),
    ...(isolation.privileged ? [reason('privileged')] : []),
  ]
  if (broken.length > 0) return { evidence: 'contradicted', reasons: broken }
  if (neighbours.length === 0) return { evidence: 'consistent', reasons: [] }
  const breakers = neighbours.filter(({ privileged }) => privileged)
  if (breakers.length > 0)
    return { evidence: 'needs_review', reasons: [reason('privileged_neighbour', names(breakers))] }
  return { evidence: 'consistent', reasons: [reason('shared_kernel', [String(neighbours.length)])] }
}

function isHigher(a: SecurityLevel, b: SecurityLevel): boolean {
  return SECURITY_LEVELS.indexOf(a) < SECURITY_LEVELS.indexOf(b)
}

function names(neighbours: FunctionJudgement['neighbours']): string[] {
  return neighbours.map(({ name }) => name).sort()
}

function reason(code: FunctionReason['code'], what: string[] = []): FunctionReason {
  return { code, what }
}
