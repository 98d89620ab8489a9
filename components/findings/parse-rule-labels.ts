/** `env:test, team:pay` as labels; what has no colon is left out. */
export function parseLabels(text: string): Record<string, string> {
  const pairs = text.split(/[,\s]+/).flatMap((pair) => {
    const cut = pair.indexOf(':')
    return cut > 0 ? [[pair.slice(0, cut), pair.slice(cut + 1)] as const] : []
  })
  return Object.fromEntries(pairs)
}
