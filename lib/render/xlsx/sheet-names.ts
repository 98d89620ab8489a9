const LONGEST = 31

/** Names a workbook may carry, in order: without `: \ / ? * [ ]`, no apostrophe at either end, 31 characters, each but once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((one) => {
    const plain =
      one
        .replace(/[:\\/?*[\]]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet'
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : ` (${n})`
      const name = plain.slice(0, LONGEST - suffix.length) + suffix
      // Spreadsheets do not tell case apart.
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}
