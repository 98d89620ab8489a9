import { arrayOf, textOf } from '../json-access'
import type { Container } from './container'

/** Options of `HostConfig.SecurityOpt` by name: `seccomp=unconfined`, `no-new-privileges:true`, `label=disable`, `no-new-privileges`. */
export function securityOptions({ host }: Container): Map<string, string> {
  const options = new Map<string, string>()
  for (const entry of arrayOf(host.SecurityOpt)) {
    const [, name = '', value = ''] = /^([^=:]+)(?:[=:](.*))?$/s.exec(textOf(entry).trim()) ?? []
    // `label` may stand several times; what disables it decides.
    if (options.get(name) !== 'disable') options.set(name, value)
  }
  return options
}
