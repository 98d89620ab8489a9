/** A change of one value of a document: by its number in order, to another value, gone, or told twice. */
export interface ValueChange {
  at: number
  to: { value: unknown } | 'gone' | 'twice'
}

interface Place {
  parent: Record<string, unknown>
  key: string
}

/** A JSON document that is still one, with other values in it; null where the bytes are none. */
export function changeValues(
  report: Uint8Array,
  changes: readonly ValueChange[],
): Uint8Array<ArrayBuffer> | null {
  const document = parsed(new TextDecoder().decode(report))
  const places = placesIn(document)
  if (places.length === 0) return null
  for (const { at, to } of changes) {
    const place = places[at % places.length]
    if (!place) continue
    const { parent, key } = place
    if (to === 'gone') delete parent[key]
    else if (to === 'twice' && Array.isArray(parent)) parent.push(parent[Number(key)])
    else if (to !== 'twice') parent[key] = to.value
  }
  return new TextEncoder().encode(JSON.stringify(document))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Deep ones too: a document's first thousand values by level, so that no list of ten thousand hides the rest. */
function placesIn(document: unknown): Place[] {
  const places: Place[] = []
  let level = [document]
  while (level.length > 0 && places.length < 1000) {
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      const parent = value as Record<string, unknown>
      for (const key of Object.keys(parent).slice(0, 30)) {
        places.push({ parent, key })
        next.push(parent[key])
      }
    }
    level = next
  }
  return places
}
