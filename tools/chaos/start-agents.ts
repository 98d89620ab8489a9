import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lifecycle } from '../lib/lifecycle'
import { root } from '../lib/root'
import type { AgentsSaw, AgentsStart, FromAgents, ToAgents } from './agents-protocol'

/** Agents that hand in, in a process of their own. */
export interface Agents {
  /** How many requests were on their way at an instant of the monotonic clock, and how many reports were acknowledged so far. */
  at: (instant: bigint) => Promise<{ inFlight: number; acknowledged: number }>
  /** Lets each finish what it has begun; what all of them saw. */
  end: () => Promise<AgentsSaw>
}

export function startAgents(start: AgentsStart, onStop: Lifecycle['onStop']): Agents {
  const child = fork(join(root, 'tools/run.mjs'), ['tools/chaos/agents.ts'], {
    cwd: root,
    // No flag of whoever starts them: a test runner's loaders are none of theirs.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  onStop(async () => {
    child.kill('SIGKILL')
  })
  const send = (told: ToAgents) => child.send(told)
  send({ start })
  return {
    async at(instant) {
      send({ inFlightAt: String(instant) })
      const said = await heard(child)
      if (!('inFlight' in said)) throw new Error('the agents came to an end by themselves')
      return said
    },
    async end() {
      send({ end: true })
      await heard(child)
      child.disconnect()
      return JSON.parse(await readFile(start.into, 'utf8')) as AgentsSaw
    },
  }
}

const heard = (child: ChildProcess): Promise<FromAgents> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the agents’ process has ended'))
    child.once('exit', ended)
    child.once('message', (said) => {
      child.off('exit', ended)
      resolve(said as FromAgents)
    })
  })
