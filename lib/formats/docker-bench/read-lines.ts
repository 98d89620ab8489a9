import type { SubjectKind } from './subject-kind'
import { containerWords, imageWords, networkWords, type Subject, userWords } from './subjects'

/** Lines that say something of the whole host, although some of them have a colon. */
const SENTENCES = [
  'There are currently',
  'Only ',
  'Using ',
  'Host listening on',
  'Your operating',
  'Check with your',
]
/** Lines without a colon that name a subject after these words; the words are what is said of it. */
const NAMING = [
  'Health check not set for ',
  'Update instruction found in history of ',
  'Found ADD in docker history of ',
]
const CAPABILITY_ADDED = /^(CAP_[A-Z_]+) added to (.+)$/s
const SENSITIVE = /^Sensitive directory (\S+) mounted in$/
const GROUP_LINE = /^[^:\s]+:[^:\s]*:\d+:\S*$/

/** Reads the continuation lines of a text log, `* Running as root: api`, without their star. */
export function readLines(lines: string[], kind: SubjectKind): { subjects: Subject[]; said: string } {
  const subjects: Subject[] = []
  const said: string[] = []
  for (const line of lines) {
    if (line.startsWith('Remediation')) continue
    const named = kind === 'none' ? [] : namedIn(line, kind)
    if (named === null) continue
    subjects.push(...named)
    if (named.length === 0) said.push(line)
  }
  return { subjects, said: said.join('; ') }
}

/** Subjects of one line; none where it is a sentence; null where it is a label without a name. */
function namedIn(line: string, kind: SubjectKind): Subject[] | null {
  if (SENTENCES.some((words) => line.startsWith(words))) return []
  if (kind === 'user' && GROUP_LINE.test(line)) return userWords(line)
  const added = CAPABILITY_ADDED.exec(line)
  if (added) return [{ subject: added[2] ?? '', detail: added[1] ?? '' }]
  const naming = NAMING.find((words) => line.startsWith(words))
  if (naming) return labelled(naming.replace(/ (?:for|of) $/, ''), line.slice(naming.length), kind)
  const colon = line.indexOf(':')
  if (colon < 0) return []
  const named = labelled(line.slice(0, colon).trim(), line.slice(colon + 1).trim(), kind)
  if (named.length > 0) return named
  return kind === 'user' ? [] : null
}

function labelled(label: string, words: string, kind: SubjectKind): Subject[] {
  const directory = SENSITIVE.exec(label)?.[1]
  if (directory !== undefined) return words === '' ? [] : [{ subject: words, detail: directory }]
  return wordsOf(words, kind).map(({ subject, detail }) => ({
    subject,
    detail: detail === '' ? label : detail,
  }))
}

function wordsOf(words: string, kind: SubjectKind): Subject[] {
  if (kind === 'image') return imageWords(words)
  if (kind === 'user') return userWords(words)
  if (kind === 'network') return networkWords(words)
  return containerWords(words)
}
