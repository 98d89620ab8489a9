import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SamplePage } from '@/components/assessments/sample-page'
import { NotFound } from '@/lib/core/errors'
import { readSample } from '@/lib/views/sample'
import { sampleQuery } from '@/lib/views/sample.schema'
import { orNotFound } from '../../../../or-not-found'
import { pageQuery } from '../../../../page-query'
import { pageScope } from '../../../../page-scope'
import { pageTimes, type SearchParams } from '../../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sample'))('title') }
}

/** A sample for an auditor, drawn by the seed in the address; without one, the day of the figures is the seed. */
export default async function Sample({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'assessments.read')
  const search = await searchParams
  const times = pageTimes(search)
  const given = sampleQuery.shape.seed.safeParse(search.seed)
  const seed = given.success ? given.data : (times.as_of ?? new Date().toISOString()).slice(0, 10)
  const query = pageQuery(sampleQuery, { ...search, seed }, { ...times, seed })
  return <SamplePage initial={{ query, page: await orNotFound(readSample(scope, id, query), NotFound) }} />
}
