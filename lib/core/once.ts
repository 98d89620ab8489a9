/** Works something out when it is first asked for, and answers it from then on. */
export function once<T>(work: () => T): () => T {
  let known: { value: T } | null = null
  return () => {
    known ??= { value: work() }
    return known.value
  }
}
