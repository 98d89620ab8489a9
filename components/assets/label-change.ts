/** A label as it is edited; `id` keeps its row while its key changes. */
export interface LabelRow {
  id: number
  key: string
  value: string
}

/** What makes `before` into the rows: a value for each label that is new or different, null for each that is gone. */
export function labelChange(
  before: Readonly<Record<string, string>>,
  rows: readonly LabelRow[],
): Record<string, string | null> {
  const after = new Map(rows.map((row) => [row.key.trim(), row.value.trim()] as const).filter(([key]) => key))
  const gone = Object.keys(before).filter((key) => !after.has(key))
  const set = [...after].filter(([key, value]) => before[key] !== value)
  return Object.fromEntries([...gone.map((key) => [key, null] as const), ...set])
}
