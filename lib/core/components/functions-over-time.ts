import type { StateAt } from '../verdict'
import type { ObservedComponent } from './component'
import type { FunctionTable } from './function-table'
import { judgeHosts, type KeptDeclaration } from './judge-hosts'
import { judgedStates } from './judged-states'

/** All looks and declarations of one host; times in milliseconds. */
export interface FunctionsOverTime {
  /** Oldest first. */
  looks: readonly { observedAt: number; components: readonly ObservedComponent[] }[]
  /** In the order in which they hold: by `validFrom`, then by when they were recorded. */
  declarations: readonly (KeptDeclaration & { validFrom: number })[]
  table: FunctionTable
}

/** States of one host at an instant, with the look and the declarations of then held against them. */
export function judgedStatesAt(
  states: readonly StateAt[],
  { looks, declarations, table }: FunctionsOverTime,
  host: { assetId: string; labels: Readonly<Record<string, string>>; at: number },
): StateAt[] {
  const look = looks.findLast(({ observedAt }) => observedAt <= host.at)
  if (!look) return [...states]
  const holding = new Map<string, KeptDeclaration>()
  for (const row of declarations) if (row.validFrom <= host.at) holding.set(row.componentKey, row)
  const judged = judgeHosts({
    looks: [{ assetId: host.assetId, components: look.components }],
    declarations: [...holding.values()],
    labelsOf: () => host.labels,
    table,
  })
  return judgedStates(states, judged)
}
