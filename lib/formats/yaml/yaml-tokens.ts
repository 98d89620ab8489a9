import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { BrokenReportError } from '../../core/report'
import type { JsonToken } from '../json/token'
import { utf8Length } from '../text/utf8-length'

/** A document of YAML is held whole while it is read; JSON of any size is not. */
export const YAML_LIMIT = 16 * 1024 * 1024
const DEPTH = 200

/**
 * The tokens of a YAML document as if it were JSON, so that the same shapes read it. Aliases are refused: nothing that a
 * tool writes needs them, and a few of them can stand for gigabytes.
 *
 * @throws BrokenReportError when it is no YAML, too large, too deep or more than one document
 */
export function yamlTokens(text: string, onToken: (token: JsonToken) => void): void {
  const lines = new LineCounter()
  const [document, ...more] = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  if (!document || more.length > 0) throw new BrokenReportError('several_reports', SEVERAL)
  const [error] = document.errors
  if (error)
    throw new BrokenReportError(
      'broken_yaml',
      'The YAML is broken here.',
      `line ${error.linePos?.[0].line ?? 1}`,
    )
  const bytes = byteOffsets(text)

  function emit(type: JsonToken['type'], node: Node, part: 'start' | 'end' | 'whole', value = ''): void {
    const [start, end] = node.range ?? [0, 0]
    const from = bytes(part === 'end' ? Math.max(start, end - 1) : start)
    const to = part === 'start' ? from + 1 : bytes(end)
    onToken({
      type,
      from,
      to: Math.max(to, from + 1),
      line: lines.linePos(part === 'end' ? end : start).line,
      text: value,
    })
  }

  function walk(node: unknown, depth: number): void {
    if (depth > DEPTH) throw new BrokenReportError('too_deep', 'The YAML is nested too deeply.')
    if (isAlias(node))
      throw new BrokenReportError('broken_yaml', 'The YAML uses aliases, which are not read.')
    if (isMap(node)) {
      emit('object_start', node, 'start')
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key))
          throw new BrokenReportError('broken_yaml', 'A key of the YAML is no text.')
        emit('key', pair.key, 'whole', String(pair.key.value))
        if (pair.value === null) emit('literal', pair.key, 'whole', 'null')
        else walk(pair.value, depth + 1)
      }
      emit('object_end', node, 'end')
    } else if (isSeq(node)) {
      emit('array_start', node, 'start')
      for (const item of node.items) walk(item, depth + 1)
      emit('array_end', node, 'end')
    } else if (isScalar(node)) {
      const { value } = node
      // Anything but the scalars of JSON is taken as it is printed.
      if (value === null || typeof value === 'boolean') emit('literal', node, 'whole', String(value))
      else if (typeof value === 'number' && Number.isFinite(value))
        emit('number', node, 'whole', String(value))
      else emit('string', node, 'whole', typeof value === 'string' ? value : (node.source ?? ''))
    } else throw new BrokenReportError('broken_yaml', 'The YAML is empty.')
  }
  walk(document.contents, 0)
}

/** Offsets of characters as offsets of bytes, in any order: counted from the last of a row of marks. */
function byteOffsets(text: string): (at: number) => number {
  const marks = [0]
  for (let from = 0; from < text.length; from += MARK)
    marks.push((marks.at(-1) ?? 0) + utf8Length(text, from, Math.min(from + MARK, text.length)))
  return (at) => {
    const mark = Math.min(Math.floor(at / MARK), marks.length - 1)
    return (marks[mark] ?? 0) + utf8Length(text, mark * MARK, at)
  }
}

const MARK = 256

const SEVERAL = 'The file holds more than one document. Hand each of them in by itself.'
