import { FUNCTION_CHECK } from '../../../core/components/judged-states'
import { hasSeveralKinds, observedKinds } from '../../../core/components/observed-kinds'
import type { Container } from './container'
import {
  informational,
  notApplicable,
  notChecked,
  type Open,
  type SnapshotCheck,
  when,
} from './snapshot-check'

const STOPPED = notApplicable('no container runs')
const UNKNOWN = notChecked('processes not known')

/**
 * What runs inside. Of its function a snapshot gives facts only, which become a verdict when a declaration is held
 * against them; several kinds are an indicator with a check of its own.
 */
export const FUNCTIONS: readonly SnapshotCheck[] = [
  {
    code: FUNCTION_CHECK.split('/')[1] ?? '',
    beyond: true,
    container: (container) => (container.component.running ? informational(factsOf(container)) : STOPPED),
  },
  {
    code: 'several-server-kinds',
    beyond: true,
    container: (container) => unseen(container) ?? when(hasSeveralKinds(container.component)),
  },
  {
    code: 'sshd-running',
    beyond: true,
    container: (container) =>
      unseen(container) ?? when(container.component.servers.some(({ kind }) => kind === 'ssh')),
  },
]

function unseen({ component }: Container): Open | null {
  if (!component.running) return STOPPED
  return component.processesKnown ? null : UNKNOWN
}

/** Which kinds of servers run in it, in words. */
function factsOf({ component }: Container): string {
  const { primary, companions } = observedKinds(component)
  const kinds = [...primary, ...companions].join(', ')
  const others = component.others.length > 0 ? `other programs: ${component.others.join(', ')}` : ''
  const nothing = component.processesKnown ? 'no server seen' : 'processes not known'
  return [kinds || nothing, kinds === '' ? others : ''].filter(Boolean).join('; ')
}
