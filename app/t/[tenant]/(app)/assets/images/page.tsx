import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImageStatistics } from '@/components/statistics/image-statistics'
import { imageStatistics } from '@/lib/views/image-statistics'
import { pageScope } from '../../../page-scope'
import { pageTimes, type SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statistics.images'))('title') }
}

/** The classic figures of the field on the tenant's own images. */
export default async function ImageStatisticsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'assets.read')
  return <ImageStatistics initial={await imageStatistics(scope, pageTimes(await searchParams))} />
}
