import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What of the agent the server hands out to machines that shall run it, by name: where it lies, and as what it is served. */
const FILES: Readonly<Record<string, { place: string; type: string }>> = {
  'plimsoll-agent.mjs': { place: 'plimsoll-agent.mjs', type: 'text/javascript; charset=utf-8' },
  'plimsoll-agent.service': { place: 'systemd/plimsoll-agent.service', type: 'text/plain; charset=utf-8' },
  'plimsoll-agent.timer': { place: 'systemd/plimsoll-agent.timer', type: 'text/plain; charset=utf-8' },
}

export interface AgentFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Lower-case hex. */
  sha256: string
}

/** A file of the agent by its name; null for any other name. It is public: there is nothing secret in it. */
export async function readAgentFile(name: string): Promise<AgentFile | null> {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined
  if (!file) return null
  const bytes = new Uint8Array(await readFile(join(process.cwd(), 'agent', file.place)))
  return { bytes, type: file.type, sha256: createHash('sha256').update(bytes).digest('hex') }
}
