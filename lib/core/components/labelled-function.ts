import {
  FUNCTION_LABEL,
  type LabelledFunction,
  LEVEL_LABEL,
  SECURITY_LEVELS,
  WAY_LABEL,
  WAYS,
} from './declared-function'
import type { FunctionTable, TableWord } from './function-table'

/** Longest text of a function's name that is kept. */
const LONGEST = 63

/**
 * What the labels of a container, or of its host, declare. Words are read in either language and in any case
 * (`db`, `Database`, `高`); a function of no known kind is kept in its own words, an unknown level or way is no declaration.
 */
export function labelledFunction(
  table: FunctionTable,
  labels: Readonly<Record<string, string>>,
): LabelledFunction {
  const said = labels[FUNCTION_LABEL]?.trim()
  const level = idOf(table.levels, labels[LEVEL_LABEL])
  const way = idOf(table.ways, labels[WAY_LABEL])
  const functionId = said ? (idOf(table.kinds, said) ?? said.slice(0, LONGEST).toWellFormed()) : undefined
  const knownLevel = SECURITY_LEVELS.find((one) => one === level)
  const knownWay = WAYS.find((one) => one === way)
  return {
    ...(functionId ? { function: functionId } : {}),
    ...(knownLevel ? { level: knownLevel } : {}),
    ...(knownWay ? { way: knownWay } : {}),
  }
}

function idOf(entries: readonly TableWord[], word: string | undefined): string | undefined {
  if (word === undefined) return undefined
  const wanted = plain(word)
  const found = entries.find(({ id, title, words }) =>
    [id, title.en, title.zh, ...words].some((known) => plain(known) === wanted),
  )
  return found?.id
}

function plain(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
}
