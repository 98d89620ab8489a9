const LINE = /^([A-Z][A-Za-z ]{0,30}): ?(.*)$/

/** Lines `Label: value` of a text, each label once: what Trivy and Grype print of a package in place of members. */
export function labelledLines(text: string): Map<string, string> {
  const lines = new Map<string, string>()
  for (const line of text.slice(0, 20_000).split('\n')) {
    const [, label, value] = LINE.exec(line.trim()) ?? []
    if (label !== undefined && value !== undefined && !lines.has(label)) lines.set(label, value.trim())
    const named = /^Vulnerability (\S+)$/.exec(line.trim())?.[1]
    if (named !== undefined && !lines.has('Vulnerability')) lines.set('Vulnerability', named)
  }
  return lines
}
