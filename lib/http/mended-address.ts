/** No route has this address, so it is answered like everything that is not there. */
const NOWHERE = '-'

/**
 * A request's address as Next can take it. A path whose percent-encoding cannot be decoded names nothing, but Next fails
 * on it with 500: it becomes an address that is not there. And Next loses a parameter called `__proto__` before the route
 * sees it: it becomes one that is as unknown, so that it is refused like any other.
 */
export function mendedAddress(address: string): string {
  const [path = '', ...rest] = address.split('?')
  if (decoded(path) === null) return path.startsWith('/api/v1/') ? `/api/v1/${NOWHERE}` : `/${NOWHERE}`
  if (rest.length === 0) return address
  const parts = rest
    .join('?')
    .split('&')
    .map((part) => {
      const [name = ''] = part.split('=', 1)
      return decoded(name) === '__proto__' ? `[__proto__]${part.slice(name.length)}` : part
    })
  return `${path}?${parts.join('&')}`
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
