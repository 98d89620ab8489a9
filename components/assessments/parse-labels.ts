/** `env=prod, tier=web` → labels; what has no `=` is left out. */
export function parseLabels(text: string): Record<string, string> {
  const pairs = text.split(/[,，\n]/).map((part) => part.split('=').map((side) => side.trim()))
  return Object.fromEntries(
    pairs.filter(([key, value]) => key && value).map(([key, value]) => [key ?? '', value ?? '']),
  )
}
