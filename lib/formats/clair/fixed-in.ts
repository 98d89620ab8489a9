/**
 * Versions that fix it, '' when none is known. Debian's updaters print `0:0` for *no fix*; those of languages print
 * ranges as a query string (`introduced=0&fixed=1.2.3`).
 */
export function fixedIn(printed: string): string {
  if (/^(?:0:)?0$/.test(printed)) return ''
  if (!/^[a-zA-Z]+=/.test(printed)) return printed
  return [...new URLSearchParams(printed).getAll('fixed')].filter((version) => version !== '').join(', ')
}
