import type { EvidencePlace } from '../../core/report'
import type { PrintedResult, Run } from './printed'
import { FREE_TEXT, RESULT_WORDS } from './result-word'
import type { RunCollector } from './run-collector'

const CHECK_ID = /^(?:[cC]|\d{1,3})(?:\.\d{1,3}){1,4}$/

/** True for a member name of the flat shape (1.3.4 of 2017–2018) that is a check's id. */
export function isFlatId(key: string): boolean {
  return CHECK_ID.test(key)
}

/**
 * Reads the members of a flat report, `"4.1": "WARN: legacy-db"`. A check with several items is printed as several
 * members of one name: they are one result, whose place runs over those that stand together.
 */
export class FlatResults {
  private readonly byId = new Map<string, PrintedResult>()
  private run: Run | null = null

  constructor(private readonly collector: RunCollector) {}

  add(id: string, value: string, at: EvidencePlace): void {
    const run = this.collector.current(at)
    if (run !== this.run) this.byId.clear()
    this.run = run
    const word = RESULT_WORDS.find((known) => value === known || value.startsWith(`${known}:`)) ?? FREE_TEXT
    const text = (word === FREE_TEXT ? value : value.slice(word.length + 1)).trim()

    this.collector.item(at.from)
    const known = this.byId.get(id)
    if (!known) {
      const result: PrintedResult = { id, word, said: { shape: 'flat', values: text ? [text] : [] }, at }
      this.byId.set(id, result)
      this.collector.add(result)
      return
    }
    if (known.said.shape === 'flat' && text) known.said.values.push(text)
    if (known.word !== word) this.collector.recount(known.word, word)
    known.word = word
    if (run.results.at(-1) === known) known.at.to = at.to
  }
}
