/**
 * A cell of a CSV file (RFC 4180), quoted. What a spreadsheet would take for a formula (a leading `=`, `+`, `-`, `@` in
 * half or full width, tab or carriage return, also after spaces) gets an apostrophe before it, so that it stays text.
 */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
