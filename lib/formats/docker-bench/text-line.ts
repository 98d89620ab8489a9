import { RESULT_WORDS } from './result-word'
import { titleKey } from './title'

/** What one line of a text report is. */
export type TextLine =
  | { is: 'begin'; date: string }
  | { is: 'banner'; version: string }
  | { is: 'heading'; part: string; title: string }
  | { is: 'section' }
  | { is: 'check'; word: string; id: string; title: string }
  /** A result without id (2.18 on engines from 19.03). Whether the title is a check's, the catalogue knows. */
  | { is: 'untitled'; word: string; title: string }
  | { is: 'said'; text: string }
  | { is: 'checks'; count: number }
  | { is: 'score' }
  | { is: 'not_root' }
  | { is: 'blank' }
  | { is: 'noise' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins the colour codes that are stripped here
const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g
const RESULT = new RegExp(`^\\[(${RESULT_WORDS.join('|')})\\](?: (.*))?$`, 's')
const CHECK = /^((?:[cC]|\d{1,3})(?:\.\d{1,3}){1,4}) {0,4}- (.*)$/s
const SECTION = /^\d{1,3} {0,4}- /
const HEADING = /^Section ([ABC]) - (.*)$/
const BANNER = /^# ?Docker Bench for Security v(\d[0-9A-Za-z.-]{0,20})$/

/** Headings between sections and checks, printed just like checks. In 1.3.4 and before, 1.1 and 1.2 are checks. */
const SUBSECTIONS = new Set([
  titleKey('General Configuration'),
  titleKey('Linux Hosts Specific Configuration'),
  titleKey('Universal Control Plane Configuration'),
  titleKey('Docker Trusted Registry Configuration'),
])

/** Tells what a line of a docker-bench log or of its stdout is; colours and surrounding blanks do not matter. */
export function textLine(raw: string): TextLine {
  const line = raw.replace(ANSI, '').trim()
  if (line === '') return { is: 'blank' }
  if (line.startsWith('Initializing')) return { is: 'begin', date: line.slice('Initializing'.length).trim() }
  const [, word, rest = ''] = RESULT.exec(line) ?? []
  if (word === undefined) return plainLine(line)
  return resultLine(word, rest.trimStart())
}

function plainLine(line: string): TextLine {
  const [, part, title = ''] = HEADING.exec(line) ?? []
  if (part !== undefined) return { is: 'heading', part, title }
  const version = BANNER.exec(line)?.[1]
  if (version !== undefined) return { is: 'banner', version }
  return line.startsWith('#') ? { is: 'blank' } : { is: 'noise' }
}

function resultLine(word: string, text: string): TextLine {
  if (text.startsWith('*')) return { is: 'said', text: text.slice(1).trim() }
  const [, id, title = ''] = CHECK.exec(text) ?? []
  if (id !== undefined) {
    const heading = word === 'INFO' && SUBSECTIONS.has(titleKey(title))
    return heading ? { is: 'section' } : { is: 'check', word, id, title: title.trim() }
  }
  if (SECTION.test(text)) return { is: 'section' }
  const count = /^Checks: (\d{1,6})$/.exec(text)?.[1]
  if (count !== undefined) return { is: 'checks', count: Number(count) }
  if (/^Score: -?\d{1,6}$/.test(text)) return { is: 'score' }
  if (text.startsWith('Some tests might require root')) return { is: 'not_root' }
  return { is: 'untitled', word, title: text }
}
