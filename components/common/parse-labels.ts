/** Labels as somebody types them, and the parts that are none. */
export interface TypedLabels {
  labels: Record<string, string>
  /** What does not fit: it must be said, for left out in silence it would widen what the labels narrow. */
  refused: string[]
}

const LABEL = /^([^=:\s]{1,100})\s*[=:]\s*(\S(?:.{0,298}\S)?)$/

/** `env=prod, tier:web` → labels; commas, line ends and, between labels, spaces part them. */
export function parseLabels(text: string): TypedLabels {
  const parts = text
    .split(/[,，\n]/)
    .flatMap((part) => part.trim().split(/\s+(?=[^=:\s]+[=:])/))
    .filter((part) => part !== '')
  const labels: Record<string, string> = {}
  const refused: string[] = []
  for (const part of parts) {
    const [, key, value] = LABEL.exec(part) ?? []
    if (key !== undefined && value !== undefined) labels[key] = value
    else refused.push(part)
  }
  return { labels, refused }
}
