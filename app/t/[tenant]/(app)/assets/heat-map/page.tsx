import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HeatMap } from '@/components/statistics/heat-map'
import { pageScope } from '../../../page-scope'

interface Props {
  params: Promise<{ tenant: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statistics.heatMap'))('title') }
}

/** Every safeguard on every asset. */
export default async function HeatMapPage({ params }: Props) {
  await pageScope((await params).tenant, 'assets.read')
  return <HeatMap />
}
