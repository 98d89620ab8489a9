import type { JsonOutline } from './json-outline'

/** True when the document has, by its beginning, all of these members (paths without the leading slash). */
export function outlineHas({ paths }: JsonOutline, ...names: string[]): boolean {
  return names.every((name) => paths.has(`/${name}`))
}
