import { useCallback, useEffect, useState } from 'react'

/**
 * Something that is loaded when it is `wanted`, or before, by the second of the pair. Null until it is there; where it does not
 * come, the next time asks again.
 * @param load a constant: `() => import('./that').then(({ That }) => That)`
 */
export function useLater<T extends (...args: never[]) => unknown>(
  load: () => Promise<T>,
  wanted: boolean,
): [T | null, () => void] {
  const [thing, setThing] = useState<T | null>(null)
  const fetch = useCallback(() => {
    load().then(
      (loaded) => setThing(() => loaded),
      () => undefined,
    )
  }, [load])
  useEffect(() => {
    if (wanted) fetch()
  }, [wanted, fetch])
  return [thing, fetch]
}
