/** One thing inside the asset that a result speaks of, and what it says of it. */
export interface Subject {
  subject: string
  /** '' where nothing is said beside the name. */
  detail: string
}

const CONTAINER_ID = /^[0-9a-f]{64}$/
const CONTAINER_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/**
 * A container item: `name`, `name:port`, `name:/path`, `name:ip`, or `64-hex-id:name`, whose id is new at each start
 * and therefore not kept. A text that cannot begin with a container's name is kept verbatim.
 */
export function containerItem(item: string): Subject {
  const colon = item.indexOf(':')
  if (colon < 0) return { subject: item, detail: '' }
  const name = item.slice(0, colon)
  const rest = item.slice(colon + 1)
  if (rest === '' || !CONTAINER_NAME.test(name)) return { subject: item, detail: '' }
  return CONTAINER_ID.test(name) ? { subject: rest, detail: '' } : { subject: name, detail: rest }
}

/**
 * A container as the text log and the flat shape name it: `22 in api`, `/etc in api`, `CapAdd=[…] to api`, `api`, or
 * (1.2.0) several ids in one line.
 */
export function containerWords(words: string): Subject[] {
  const capabilities = words.startsWith('CapAdd=[') ? words.indexOf('] to ') : -1
  if (capabilities > 0)
    return [{ subject: words.slice(capabilities + 5), detail: words.slice(0, capabilities + 1) }]
  const parts = words.split(' ').filter((part) => part !== '')
  if (parts.length === 3 && parts[1] === 'in') return [{ subject: parts[2] ?? '', detail: parts[0] ?? '' }]
  if (parts.length > 1 && parts.every((part) => CONTAINER_ID.test(part))) {
    return parts.map((subject) => ({ subject, detail: '' }))
  }
  return words === '' ? [] : [{ subject: words, detail: '' }]
}

/** Image references of `[repo:1 repo:2]`, or of a part of it that was cut at a blank; an id where there is no tag. */
export function imageWords(words: string): Subject[] {
  const inner = words.trim().replace(/^\[/, '').replace(/\]$/, '')
  return inner
    .split(' ')
    .filter((part) => part !== '')
    .map((subject) => ({ subject, detail: '' }))
}

/** Users of `deploy,jenkins`, or the members of a line of /etc/group, `docker:x:105:deploy,jenkins`. */
export function userWords(words: string): Subject[] {
  const fields = words.trim().split(':')
  const members = fields.length === 4 ? (fields[3] ?? '') : words
  return members
    .split(/[ ,]/)
    .filter((part) => part !== '')
    .map((subject) => ({ subject, detail: '' }))
}

/** A network of `net-a (swarm)`: the scope is a detail. */
export function networkWords(words: string): Subject[] {
  const [subject = '', scope = ''] = words.trim().split(' ')
  return subject === '' ? [] : [{ subject, detail: scope.replace(/^\(/, '').replace(/\)$/, '') }]
}
