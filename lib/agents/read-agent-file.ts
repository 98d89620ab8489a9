import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { TAR_END, tarEntry } from '@/lib/core/tar'

/** What of the agent the server hands out to machines that shall run it: the name by which it is asked for, and where it lies. */
const PLACES: Readonly<Record<string, string>> = {
  'plimsoll-agent.mjs': 'plimsoll-agent.mjs',
  'plimsoll-agent.service': 'systemd/plimsoll-agent.service',
  'plimsoll-agent.timer': 'systemd/plimsoll-agent.timer',
  Dockerfile: 'Dockerfile',
  'compose.yaml': 'compose.yaml',
  'filter.mjs': 'container/filter.mjs',
}
/** The agent as npm takes it from an address: `npx --yes --package=https://…/agent/plimsoll-agent.tgz plimsoll-agent`. */
const PACKAGE = 'plimsoll-agent.tgz'
const PACKED = ['package.json', 'README.md', 'plimsoll-agent.mjs'] as const

export interface AgentFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Lower-case hex. */
  sha256: string
}

/** A file of the agent by its name; null for any other name. It is public: there is nothing secret in it. */
export async function readAgentFile(name: string): Promise<AgentFile | null> {
  if (name === PACKAGE) return fileOf(await packed(), 'application/gzip')
  const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined
  if (place === undefined) return null
  const type = name.endsWith('.mjs') ? 'text/javascript' : 'text/plain'
  return fileOf(await read(place), `${type}; charset=utf-8`)
}

const read = async (place: string) => new Uint8Array(await readFile(join(process.cwd(), 'agent', place)))

/** The same bytes every time, so that its hash can be told. */
async function packed(): Promise<Uint8Array<ArrayBuffer>> {
  const entries = await Promise.all(
    PACKED.map(async (place) => tarEntry(`package/${place}`, await read(place), new Date(0))),
  )
  return new Uint8Array(gzipSync(Buffer.concat([...entries, TAR_END])))
}

function fileOf(bytes: Uint8Array<ArrayBuffer>, type: string): AgentFile {
  return { bytes, type, sha256: createHash('sha256').update(bytes).digest('hex') }
}
