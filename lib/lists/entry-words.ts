/** Words of an entry, at most so long, as PostgreSQL can store them: without NUL and without half a character, also where they are cut. */
export function entryWords(said: string, most: number): string {
  return said.slice(0, most).replaceAll('\0', '\u2400').toWellFormed()
}
