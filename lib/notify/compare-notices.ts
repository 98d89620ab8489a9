/** What holds of a topic now. */
export interface Held<T> {
  /** Unique within the topic. */
  key: string
  /** What it belongs to: an assessment, or the topic as a whole. */
  group: string
  item: T
}

export interface Compared<T> {
  /** Holds now, did not at the last look, and its group was looked at before: to be told. */
  fresh: T[]
  add: string[]
  drop: string[]
}

/** Everything that a look found of a topic. */
export interface Found<T> {
  held: readonly Held<T>[]
  /** Every group there is, those that hold nothing too. */
  groups: readonly string[]
  /** Keys of which nobody can say now: they stay as they were told. */
  unsure?: readonly string[]
}

/**
 * Compares what holds with what was told. A group that is looked at for the first time is only noted: what it begins
 * with is not news. What no longer holds is forgotten, and is news again should it come back.
 */
export function compareNotices<T>(
  { held, groups, unsure = [] }: Found<T>,
  told: ReadonlySet<string>,
): Compared<T> {
  const open = new Set(unsure)
  const now = new Set([...groups, ...held.map((one) => one.key)])
  return {
    fresh: held.filter((one) => told.has(one.group) && !told.has(one.key)).map((one) => one.item),
    add: [...now].filter((key) => !told.has(key)),
    drop: [...told].filter((key) => !now.has(key) && !open.has(key)),
  }
}
