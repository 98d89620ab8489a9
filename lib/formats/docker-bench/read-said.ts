import type { PrintedResult } from './printed'
import { readItems } from './read-items'
import { readLines } from './read-lines'
import type { SubjectKind } from './subject-kind'
import { containerWords, imageWords, networkWords, type Subject, userWords } from './subjects'

/** What a result says beside its word. */
export interface Reading {
  /** In printed order; a subject may stand more than once. */
  subjects: Subject[]
  /** What is said of the host itself, or '' for nothing. */
  said: string
  /** True when the tool or the damage of the file left subjects out. */
  cut: boolean
}

/** Reads what a result says, whatever the shape of the report. */
export function readSaid({ said, cut = false }: PrintedResult, kind: SubjectKind): Reading {
  if (said.shape === 'json') {
    const read = readItems(said.details, said.items, kind)
    return { ...read, cut: cut || read.cut }
  }
  if (said.shape === 'text') return { ...readLines(said.lines, kind), cut }
  return { ...readValues(said.values, kind), cut }
}

/** Values of the flat shape: bare words, no label; a lone number counts images or containers. */
function readValues(values: string[], kind: SubjectKind): Omit<Reading, 'cut'> {
  const subjects: Subject[] = []
  const said: string[] = []
  for (const value of values) {
    if (kind === 'none' || /^\d+$/.test(value)) said.push(value)
    else if (kind === 'image') subjects.push(...imageWords(value))
    else if (kind === 'network') subjects.push(...networkWords(value))
    else if (kind === 'user') {
      subjects.push(...userWords(value))
      said.push(value)
    } else subjects.push(...containerWords(value))
  }
  return { subjects, said: said.join('; ') }
}
