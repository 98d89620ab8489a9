const ESCAPE = String.fromCharCode(27)
const SEQUENCE = new RegExp(`${ESCAPE}\\[[0-9;]*[A-Za-z]`, 'g')

/** Text without the colour codes that tools write into their logs. */
export function stripAnsi(text: string): string {
  return text.replaceAll(SEQUENCE, '')
}
