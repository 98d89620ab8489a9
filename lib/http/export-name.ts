import { localDay } from '@/lib/core/local-day'

export interface Exported {
  /** What it holds, in the file's name. */
  what: 'findings' | 'vulnerabilities'
  tenant: { slug: string; timeZone: string }
  format: string
  /** The instant it shows, where that is not now. */
  asOf: string | undefined
  now: Date
}

/** The name of an exported table: of which tenant, and of which of its days. A table of the past says so, for its cells do not. */
export function exportName({ what, tenant, format, asOf, now }: Exported): string {
  const day = localDay(asOf === undefined ? now.getTime() : Date.parse(asOf), tenant.timeZone)
  return `${what}-${tenant.slug}-${asOf === undefined ? '' : 'as-of-'}${day}.${format}`
}
