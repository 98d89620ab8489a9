import type { Scope } from '@/lib/access/keys'
import { groupBy } from '@/lib/core/group-by'
import { publicId } from '@/lib/core/public-id'
import type { Severity } from '@/lib/core/report'
import { inTenant } from '@/lib/store/in-tenant'
import {
  type Exposure,
  type ExposureFigures,
  exposureFigures,
  exposures,
} from '@/lib/store/statistics/exposures'
import { type ImageBurden, imageBurden } from '@/lib/store/statistics/image-burden'
import { worstPackages } from '@/lib/store/statistics/worst-packages'
import { assetRefOf } from './refs'
import type { ImageStatisticsDto } from './statistics.schema'
import { type TimesQuery, timesOf } from './times'

const PACKAGES = 20
const LONGEST = 25

/**
 * The classic figures of the field on the tenant's own images: which share has severe vulnerabilities by source, year of build and
 * tag, which packages cause most, and how long flaws stay open. Five statements, whatever there is.
 */
export async function imageStatistics(
  scope: Scope,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<ImageStatisticsDto> {
  const times = timesOf(query, now)
  const { images, packages, longest, figures } = await inTenant(scope, async (tx) => ({
    images: await imageBurden(tx, times),
    packages: await worstPackages(tx, times, PACKAGES),
    longest: await exposures(tx, times, LONGEST),
    figures: await exposureFigures(tx, times),
  }))
  return {
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
    images: images.length,
    severe: images.filter(isSevere).length,
    by_source: shares(images, sourceOf),
    by_year: shares(images, ({ builtAt }) => (builtAt ? String(builtAt.getUTCFullYear()) : '')),
    by_tag: shares(images, tagWord),
    packages,
    exposure: exposureOf(longest, figures),
  }
}

const isSevere = (image: ImageBurden) => image.critical + image.high > 0

/** Where an image comes from: the registry and namespace of its repository; Docker Hub's own images are `library`. */
function sourceOf({ lineage }: ImageBurden): string {
  if (!lineage) return ''
  const slash = lineage.lastIndexOf('/')
  return slash < 0 ? 'library' : lineage.slice(0, slash)
}

function tagWord({ tags }: ImageBurden): string {
  if (tags.length === 0) return 'none'
  return tags.some((tag) => tag.endsWith(':latest')) ? 'latest' : 'other'
}

function shares(
  images: readonly ImageBurden[],
  keyOf: (image: ImageBurden) => string,
): ImageStatisticsDto['by_source'] {
  return [...groupBy(images, keyOf)]
    .map(([key, group]) => ({ key, images: group.length, severe: group.filter(isSevere).length }))
    .sort((a, b) => b.images - a.images || (a.key < b.key ? -1 : 1))
}

function exposureOf(
  longest: readonly Exposure[],
  figures: readonly ExposureFigures[],
): ImageStatisticsDto['exposure'] {
  const of = (open: boolean) => {
    const { n = 0, median = null, p90 = null } = figures.find((one) => one.open === open) ?? {}
    return { n, median, p90 }
  }
  const [open, gone] = [of(true), of(false)]
  return {
    counted: open.n + gone.n,
    open,
    gone,
    longest: longest.map((row) => ({
      finding: publicId('finding', row.findingId),
      advisory: row.advisory,
      package: row.packageName,
      asset: assetRefOf({ id: row.assetId, kind: 'image', name: row.assetName }),
      severity: row.severity as Severity,
      published_at: row.publishedAt?.toISOString() ?? null,
      fixed_at: row.fixedAt?.toISOString() ?? null,
      first_seen: row.firstSeen.toISOString(),
      gone_at: row.goneAt?.toISOString() ?? null,
      days: row.days,
    })),
  }
}
