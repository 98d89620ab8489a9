/** The pattern of `LIKE` that finds a text anywhere: what has a meaning of its own there is taken as written. */
export function likeOf(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
