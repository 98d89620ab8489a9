import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PopulationPage } from '@/components/population/population-page'
import { NotFound } from '@/lib/core/errors'
import { populationQuery } from '@/lib/views/population.schema'
import { readPopulation } from '@/lib/views/read-population'
import { orNotFound } from '../../or-not-found'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('population'))('title') }
}

/** Who has reported, who has not, and whose evidence goes stale soon. */
export default async function Population({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'assets.read')
  const search = await searchParams
  const query = pageQuery(populationQuery, search, pageTimes(search))
  const page = await orNotFound(readPopulation(scope, query), NotFound)
  return <PopulationPage initial={{ query, page }} />
}
