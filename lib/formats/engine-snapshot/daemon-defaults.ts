import { objectOf } from './json-access'

/** What a daemon gives every container unless it says otherwise, as far as files of the host in the snapshot tell; no answer of the API does. */
export interface DaemonDefaults {
  noNewPrivileges?: boolean
}

/**
 * Takes a file or the command line of the daemon that a collector put beside the answers. Nothing else of them is kept.
 * @param name as the collector calls it, e.g. `/etc/docker/daemon.json`
 */
export function takeHostFact(defaults: DaemonDefaults, name: string, text: string): void {
  if (name.endsWith('/daemon.json')) {
    if (settings(text)['no-new-privileges'] === true) defaults.noNewPrivileges = true
  } else if (name.startsWith('dockerd')) {
    const flag = /(?:^|\s)--no-new-privileges(?:=(\w+))?(?=\s|$)/.exec(text)
    if (flag && flag[1] !== 'false') defaults.noNewPrivileges = true
  }
}

function settings(text: string): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return {}
  }
}
