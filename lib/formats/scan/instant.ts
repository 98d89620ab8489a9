const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.(\d{1,3})\d*)?(?:Z|[+-]\d{2}:\d{2})$/i
/** Before this, a clock was never set (Go prints year 1, images built reproducibly 1970 or 1980). */
const EARLIEST = Date.UTC(1990, 0)
const LATEST = Date.UTC(2200, 0)

/** A printed time as RFC 3339 UTC to the second, or undefined where it is none that can be meant. */
export function instant(text: string): string | undefined {
  const [whole, milliseconds = ''] = RFC_3339.exec(text) ?? []
  if (whole === undefined) return undefined
  // Finer than a millisecond is cut: how a Date reads it is up to the engine.
  const time = Date.parse(text.replace(/\.\d+/, milliseconds && `.${milliseconds}`))
  if (!(time >= EARLIEST && time < LATEST)) return undefined
  return new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}
