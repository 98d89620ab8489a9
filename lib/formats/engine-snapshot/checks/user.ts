import { textOf } from '../json-access'
import type { Container } from './container'
import { type SnapshotCheck, when } from './snapshot-check'

/** The user of a container; where it names none, its image's. */
function userOf({ config, image }: Container): string {
  return textOf(config.User).trim() || (image?.user.trim() ?? '')
}

const ROOT = /^(?:root|0+)?(?::.*)?$/

/** Root, its user namespace, and the way out of it. */
export const USER: readonly SnapshotCheck[] = [
  {
    code: 'user-root',
    // Mapped to an ordinary user of the host, root inside can do less; it is root of the container all the same.
    container: (container) =>
      when(
        ROOT.test(userOf(container)),
        container.component.isolation.userNamespace ? { severity: 'low' } : {},
      ),
  },
  {
    code: 'user-root-explicit',
    container: (container) => {
      const user = userOf(container)
      return when(ROOT.test(user) && user.includes(':') && !user.startsWith(':'), {
        detail: user.slice(0, 40),
      })
    },
  },
]
