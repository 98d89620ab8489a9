import type { Scope } from '@/lib/access/keys'
import { exposureDays, quantile } from '@/lib/core/exposure'
import { groupBy } from '@/lib/core/group-by'
import { publicId } from '@/lib/core/public-id'
import type { Severity } from '@/lib/core/report'
import { inTenant } from '@/lib/store/in-tenant'
import { type Exposure, exposures } from '@/lib/store/statistics/exposures'
import { type ImageBurden, imageBurden } from '@/lib/store/statistics/image-burden'
import { worstPackages } from '@/lib/store/statistics/worst-packages'
import { assetRefOf } from './refs'
import type { ImageStatisticsDto } from './statistics.schema'
import { type TimesQuery, timesOf } from './times'

const PACKAGES = 20
const LONGEST = 25
const MOST_EXPOSURES = 2000

/**
 * The classic figures of the field on the tenant's own images: which share has severe vulnerabilities by source, year of build and
 * tag, which packages cause most, and how long flaws stay open. Four statements, whatever there is.
 */
export async function imageStatistics(
  scope: Scope,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<ImageStatisticsDto> {
  const times = timesOf(query, now)
  const { images, packages, exposed } = await inTenant(scope, async (tx) => ({
    images: await imageBurden(tx, times),
    packages: await worstPackages(tx, times, PACKAGES),
    exposed: await exposures(tx, times, MOST_EXPOSURES),
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
    exposure: exposureOf(exposed, times.at),
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

function exposureOf(rows: readonly Exposure[], at: Date): ImageStatisticsDto['exposure'] {
  const days = (row: Exposure) =>
    exposureDays(
      {
        publishedAt: row.publishedAt?.getTime() ?? null,
        firstSeen: row.firstSeen.getTime(),
        goneAt: row.goneAt?.getTime() ?? null,
      },
      at.getTime(),
    )
  const summed = (of: readonly Exposure[]) => {
    const values = of.map(days)
    return { n: values.length, median: quantile(values, 0.5), p90: quantile(values, 0.9) }
  }
  return {
    counted: rows.length,
    open: summed(rows.filter((row) => row.goneAt === null)),
    gone: summed(rows.filter((row) => row.goneAt !== null)),
    longest: rows.slice(0, LONGEST).map((row) => ({
      finding: publicId('finding', row.findingId),
      advisory: row.advisory,
      package: row.packageName,
      asset: assetRefOf({ id: row.assetId, kind: 'image', name: row.assetName }),
      severity: row.severity as Severity,
      published_at: row.publishedAt?.toISOString() ?? null,
      fixed_at: row.fixedAt?.toISOString() ?? null,
      first_seen: row.firstSeen.toISOString(),
      gone_at: row.goneAt?.toISOString() ?? null,
      days: days(row),
    })),
  }
}
