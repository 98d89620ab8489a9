import { arrayOf, textOf } from '../json-access'
import type { Container } from './container'
import type { Host } from './host'
import { securityOptions } from './security-options'
import { notApplicable, notChecked, type SnapshotCheck, when } from './snapshot-check'

const UNANSWERED = notChecked('the snapshot has no answer to GET /info')

function optionsOf({ info }: Host): string[] {
  return arrayOf(info?.SecurityOptions).map(textOf)
}

/** Seccomp, AppArmor and SELinux. */
export const CONFINEMENT: readonly SnapshotCheck[] = [
  {
    code: 'seccomp-unconfined',
    container: (container) => when(securityOptions(container).get('seccomp') === 'unconfined'),
  },
  {
    // Whatever turns it off: the daemon has none, its default is none, or privilege leaves it out.
    code: 'seccomp-off',
    beyond: true,
    container: (container, host) => {
      const own = securityOptions(container).get('seccomp')
      if (own === 'unconfined') return [{}]
      if (own !== undefined) return []
      if (container.host.Privileged === true) return [{ detail: 'privileged' }]
      if (!host.info) return UNANSWERED
      const daemon = optionsOf(host).find((option) => /^name=seccomp(,|$)/.test(option))
      if (daemon === undefined) return [{ detail: 'the engine has no seccomp' }]
      // The default profile is called `default` before Docker 23 and `builtin` since; a path is a profile of one's own.
      return when(/profile=unconfined/.test(daemon), { detail: "the daemon's default is unconfined" })
    },
  },
  {
    code: 'mac-off',
    beyond: true,
    open: (host) => {
      if (!host.info) return UNANSWERED
      if (macOf(host) !== null) return null
      return notApplicable('neither AppArmor nor SELinux is on at this host')
    },
    container: (container, host) => when(!isConfined(container, macOf(host))),
  },
]

function macOf(host: Host): 'apparmor' | 'selinux' | null {
  const options = optionsOf(host)
  const has = (name: string) => options.some((option) => new RegExp(`^name=${name}(,|$)`).test(option))
  if (has('selinux')) return 'selinux'
  return has('apparmor') ? 'apparmor' : null
}

function isConfined(container: Container, mac: 'apparmor' | 'selinux' | null): boolean {
  const options = securityOptions(container)
  if (container.host.Privileged === true && !options.has(mac === 'selinux' ? 'label' : 'apparmor'))
    return false
  if (mac === 'selinux')
    return (
      options.get('label') !== 'disable' &&
      (!container.component.running || textOf(container.body.ProcessLabel) !== '')
    )
  if (options.get('apparmor') === 'unconfined') return false
  // A container that never ran has no profile yet: it gets the default one.
  const profile = textOf(container.body.AppArmorProfile)
  return profile === '' ? !container.component.running : profile !== 'unconfined'
}
