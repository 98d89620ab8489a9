/** One value of a record: what it was, what it became. Absent on a side: it was not there. */
export interface DiffLine {
  /** `roles.0.role` */
  path: string
  before?: string
  after?: string
}

/** What two JSON records differ in, leaf by leaf, in the order of their keys; what is alike is left out. */
export function diffOf(before: unknown, after: unknown): DiffLine[] {
  const was = new Map(leaves(before))
  const is = new Map(leaves(after))
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => {
      const old = was.get(path)
      const now = is.get(path)
      return {
        path,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      }
    })
}

function leaves(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return path === '' ? [] : [[path, '–']]
  if (typeof value !== 'object') return [[path, String(value)]]
  const entries = Object.entries(value)
  // An empty list was a value, too.
  if (entries.length === 0) return path === '' ? [] : [[path, Array.isArray(value) ? '[]' : '{}']]
  return entries.flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}
