/** Characters a cell can hold (ECMA-376; UTF-16 units). */
const LONGEST = 32_767

/**
 * Text as a cell can hold it. What is longer ends with how long it was: nothing is cut short silently. Line ends become
 * `\n`, what XML cannot say U+FFFD, and a literal `_x0041_`, which would be read as an escape, has its underscore escaped
 * (ECMA-376 part 1, §22.9.2.19).
 */
export function fitText(text: string): string {
  const sayable = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  if (sayable.length <= LONGEST) return sayable
  const note = ` … [${text.length}]`
  return sayable.slice(0, LONGEST - note.length) + note
}
