import type { SubjectKind } from './subject-kind'
import { containerItem, imageWords, networkWords, type Subject, userWords } from './subjects'

/** What `-n LIMIT` adds after the last item that it lets through, even when nothing was left out. */
const TRUNCATED = '(truncated)'
const SCOPE = /^\([a-z]+\)$/

/**
 * Reads `details` and `items` of a JSON result. `details` is the label and the items once more, joined by blanks;
 * `items` is made by splitting words, so that an image with two tags is two items, `[repo:1` and `repo:2]`, and a
 * network is `net-a` and `(swarm)`.
 */
export function readItems(
  details: string,
  items: string[] | null,
  kind: SubjectKind,
): { subjects: Subject[]; said: string; cut: boolean } {
  if (items === null) return withoutItems(details, kind)
  const label = labelOf(details)
  const subjects: Subject[] = []
  let cut = false
  for (const item of items) {
    const previous = subjects.at(-1)
    if (item === TRUNCATED) cut = true
    else if (kind === 'image') subjects.push(...imageWords(item))
    else if (kind === 'user') subjects.push(...userWords(item))
    else if (kind === 'network' && previous && SCOPE.test(item)) previous.detail = item.slice(1, -1)
    else if (kind === 'container') subjects.push(containerItem(item))
    else subjects.push({ subject: item, detail: '' })
  }
  for (const subject of subjects) if (subject.detail === '') subject.detail = label
  const named = subjects.filter(({ subject }) => subject !== '')
  return { subjects: named, said: named.length > 0 ? '' : label, cut }
}

/** 1.3.4 prints an unencrypted network in `details` alone. */
function withoutItems(
  details: string,
  kind: SubjectKind,
): { subjects: Subject[]; said: string; cut: boolean } {
  const colon = details.indexOf(': ')
  const subjects = kind === 'network' && colon > 0 ? networkWords(details.slice(colon + 2)) : []
  return { subjects, said: subjects.length > 0 ? '' : details.trim(), cut: false }
}

/** `Containers with no AppArmorProfile:  web-1 web-2` → `Containers with no AppArmorProfile`. */
function labelOf(details: string): string {
  const colon = details.indexOf(':')
  return (colon < 0 ? details : details.slice(0, colon)).trim()
}
