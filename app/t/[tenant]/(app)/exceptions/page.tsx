import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExceptionsPage } from '@/components/exceptions/exceptions-page'
import { exceptionsQuery } from '@/lib/views/exception.schema'
import { listExceptions } from '@/lib/views/exceptions'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import type { SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exceptions'))('title') }
}

/** Accepted risks and false positives. */
export default async function Page({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'exceptions.read')
  const query = pageQuery(exceptionsQuery, await searchParams, { limit: 100 })
  const said = { show: query.show === 'live' ? undefined : query.show, kind: query.kind, limit: 100 }
  return <ExceptionsPage initial={{ query: said, page: await listExceptions(scope, query) }} />
}
