import type { ObservedIsolation } from '../../core/components/component'
import type { FunctionTable } from '../../core/components/function-table'
import { arrayOf, objectOf, textOf } from './json-access'
import { isEngineSocket, mountsOf } from './mounts'
import { baseName, isProgram } from './program-names'
import type { JsonObject } from './whole-values'

/** What the engine says of itself that decides how its containers are kept apart. */
export interface EngineFacts {
  defaultRuntime: string
  /** Runtime's name → program or shim behind it. */
  runtimes: ReadonlyMap<string, string>
  /** The daemon maps users, or runs without root. */
  userNamespace: boolean
}

export function engineFacts(info: JsonObject): EngineFacts {
  const options = arrayOf(info.SecurityOptions).map(textOf)
  return {
    defaultRuntime: textOf(info.DefaultRuntime),
    runtimes: new Map(
      Object.entries(objectOf(info.Runtimes)).map(([name, runtime]) => {
        const { path, runtimeType } = objectOf(runtime)
        return [name, textOf(path) || textOf(runtimeType)]
      }),
    ),
    userNamespace:
      info.Rootless === true || options.some((option) => /^name=(userns|rootless)(,|$)/.test(option)),
  }
}

/**
 * How a container is kept apart. The kernel is judged by the program behind the runtime's name, never by the name: an
 * engine may call runc `kata`. A name the engine does not list is the shim's own (`io.containerd.kata.v2`), as containerd reads it.
 *
 * @param nameOf name of the container of an id, for namespaces that are another container's
 */
export function isolationOf(
  table: FunctionTable,
  engine: EngineFacts,
  body: JsonObject,
  nameOf: (id: string) => string,
): ObservedIsolation {
  const host = objectOf(body.HostConfig)
  const asked = textOf(host.Runtime)
  // Podman calls whatever runtime it took `oci`.
  const runtime = asked === '' || asked === 'oci' ? engine.defaultRuntime : asked
  const path = engine.runtimes.get(runtime)
  const program = path ?? (runtime.startsWith('io.containerd.') || runtime.startsWith('/') ? runtime : '')
  const network = textOf(host.NetworkMode)
  const own = textOf(host.UsernsMode) !== 'host'
  return {
    runtime,
    runtimePath: path || null,
    kernel: kernelOf(table, program),
    privileged: host.Privileged === true,
    userNamespace: own && (engine.userNamespace || /^(auto|keep-id|nomap)/.test(textOf(host.UsernsMode))),
    network: network.startsWith('container:') ? 'container' : network || 'default',
    shares: shares(host, nameOf),
    engineSockets: mountsOf(body).flatMap(({ source }) => (isEngineSocket(source) ? [source] : [])),
  }
}

function kernelOf(table: FunctionTable, program: string): ObservedIsolation['kernel'] {
  const name = baseName(program)
  const kernel = table.runtimes.find(({ programs }) => programs.some((one) => isProgram(name, one)))?.kernel
  return kernel === 'own' || kernel === 'user_space' || kernel === 'shared' ? kernel : 'unknown'
}

const NAMESPACES = [
  ['network', 'NetworkMode'],
  ['pid', 'PidMode'],
  ['ipc', 'IpcMode'],
  ['uts', 'UTSMode'],
] as const

function shares(host: JsonObject, nameOf: (id: string) => string): string[] {
  return NAMESPACES.flatMap(([word, member]) => {
    const mode = textOf(host[member])
    if (mode === 'host') return [`${word}:host`]
    const other = /^container:(.+)$/.exec(mode)?.[1]
    return other === undefined ? [] : [`${word}:${nameOf(other)}`]
  })
}
