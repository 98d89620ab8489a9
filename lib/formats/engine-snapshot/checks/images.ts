import { arrayOf, textOf } from '../json-access'
import type { Container } from './container'
import type { Host } from './host'
import { isSecretVariable, nameOfVariable } from './secret-variable'
import {
  informational,
  notApplicable,
  notChecked,
  type Open,
  type SnapshotCheck,
  when,
} from './snapshot-check'

const DAY = 86_400_000
const OLD = 365 * DAY
/** Docker's first public day. Builds that are to be reproducible write an earlier date, which is none. */
const FIRST = Date.UTC(2013, 2, 20)
const MOST_NAMED = 20

const unanswered = ({ imagesKnown }: Host): Open | null =>
  imagesKnown ? null : notChecked('the snapshot has no answer to GET /images/{id}/json')
const UNREAD = notChecked('its image is not in the snapshot')

/** Images and what stands in a container's environment. */
export const IMAGES: readonly SnapshotCheck[] = [
  {
    code: 'image-from-commit',
    beyond: true,
    open: (host) => (host.containers.length === 0 ? null : unanswered(host)),
    container: ({ image, origin }, { dialect }) => {
      if (!image) return UNREAD
      // Podman gives a committed image no host name; a build file shows in its history all the same.
      if (dialect === 'podman' && origin !== 'build')
        return notChecked('Podman does not tell which images were committed')
      // A built or imported image has no host name; a committed one has that of its container.
      if (image.hostname === '') return []
      if (origin === null) return notChecked('the history of its image is not in the snapshot')
      return when(origin === 'command', { at: image.at })
    },
  },
  {
    code: 'image-tag-latest',
    container: ({ component }) => {
      const tag = tagOf(component.image)
      if (tag === null) return notChecked('the name of its image is not in the snapshot')
      return when(tag === 'latest')
    },
  },
  {
    code: 'image-not-by-digest',
    container: ({ component }) =>
      component.image.includes('@') ? [] : informational(component.image.slice(0, 200)),
  },
  {
    code: 'image-old',
    beyond: true,
    open: (host) => (host.containers.length === 0 ? null : unanswered(host)),
    container: ({ image }, { at }) => {
      if (!image) return UNREAD
      const created = Date.parse(image.created)
      if (Number.isNaN(at) || Number.isNaN(created) || created < FIRST)
        return notChecked('when its image was built is not known')
      return when(at - created > OLD, { at: image.at })
    },
  },
  {
    code: 'image-never-in-registry',
    beyond: true,
    open: (host) => {
      if (host.dialect === 'podman') return notApplicable('Podman gives every image a digest')
      return host.containers.length === 0 ? null : unanswered(host)
    },
    container: ({ image }) => (image ? when(image.repoDigests.length === 0, { at: image.at }) : UNREAD),
  },
  { code: 'secret-in-env', container: (container) => when(ownSecrets(container).length > 0) },
  {
    code: 'secret-variables',
    container: (container) => {
      const names = [...ownSecrets(container), ...imageSecrets(container)].sort()
      if (names.length === 0) return notApplicable('no variable of a container is called like a secret')
      const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
      return informational(`${names.slice(0, MOST_NAMED).join(', ')}${more}`)
    },
  },
  {
    code: 'secret-in-image-env',
    beyond: true,
    open: (host) => (host.containers.length === 0 ? null : unanswered(host)),
    container: (container) =>
      container.image ? when(imageSecrets(container).length > 0, { at: container.image.at }) : UNREAD,
  },
]

/** Names of variables, never their values: those the container was given, and those that its image brings. */
function ownSecrets({ config, image }: Container): string[] {
  const brought = new Set(image?.env)
  return secretNames(
    arrayOf(config.Env)
      .map(textOf)
      .filter((variable) => !brought.has(variable)),
  )
}

function imageSecrets({ image }: Container): string[] {
  return secretNames(image?.env ?? [])
}

function secretNames(variables: readonly string[]): string[] {
  return [...new Set(variables.filter(isSecretVariable).map(nameOfVariable))]
}

/** `latest` where a reference names neither tag nor digest; '' by digest; null where there is no reference, or an id. */
function tagOf(reference: string): string | null {
  if (reference === '' || /^(?:sha256:)?[0-9a-f]{12,64}$/.test(reference)) return null
  if (reference.includes('@')) return ''
  const last = reference.split('/').at(-1) ?? ''
  return last.includes(':') ? (last.split(':').at(-1) ?? '') : 'latest'
}
