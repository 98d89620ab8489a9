import { SEVERITY_ORDER } from '@/components/common/severity-order'
import type { VulnerabilityDetailDto } from '@/lib/views/vulnerability.schema'

type Rated = Pick<VulnerabilityDetailDto, 'id' | 'aliases' | 'severity'> & {
  advisories: readonly Pick<VulnerabilityDetailDto['advisories'][number], 'id' | 'ratings'>[]
}

const rank = (severity: string) => (SEVERITY_ORDER as readonly string[]).indexOf(severity)

/**
 * Who rates a flaw worse than the scanners that found it here, and how: a scanner may follow one source, and the others are then in
 * small print only. Ratings of advisories that mend several flaws are of the worst of those, and count for none.
 */
export function ratedWorse({ id, aliases, severity, advisories }: Rated) {
  if (severity === null) return null
  const own = advisories.filter((one) => one.id === id || aliases.includes(one.id))
  const rated = own
    .flatMap(({ ratings }) => ratings)
    .flatMap((one) => (one.severity && one.source ? [{ source: one.source, severity: one.severity }] : []))
    .sort((a, b) => rank(a.severity) - rank(b.severity))
  const [worst] = rated
  if (!worst || rank(worst.severity) >= rank(severity)) return null
  const sources = rated.filter((one) => one.severity === worst.severity).map(({ source }) => source)
  return { severity: worst.severity, sources: [...new Set(sources)].sort() }
}
