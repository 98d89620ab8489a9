/**
 * Where to go after signing in: an address of this site below `within`, else the fallback. Never another site, however it
 * is written (`//evil`, `/\evil`, `https:…`), and never the door
 * itself, nor the way out.
 */
export function localTarget(to: string | string[] | undefined, within: string, fallback: string): string {
  if (typeof to !== 'string' || !to.startsWith('/')) return fallback
  const base = 'http://here.invalid'
  if (!URL.canParse(to, base)) return fallback
  const { origin, pathname, search } = new URL(to, base)
  if (origin !== base || !pathname.startsWith(within) || pathname.endsWith('/sign-in')) return fallback
  if (pathname.startsWith('/api/auth')) return fallback
  return pathname.startsWith('//') ? fallback : pathname + search
}
