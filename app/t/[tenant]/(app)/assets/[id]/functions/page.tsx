import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FunctionSheetView } from '@/components/functions/function-sheet-view'
import { NotFound } from '@/lib/core/errors'
import { assetDetail } from '@/lib/views/asset'
import { functionSheet } from '@/lib/views/function-sheet'
import { functionSheetQuery } from '@/lib/views/function-sheet.schema'
import { orNotFound } from '../../../../or-not-found'
import { pageQuery } from '../../../../page-query'
import { pageScope } from '../../../../page-scope'
import { pageTimes, type SearchParams } from '../../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('functions'))('title') }
}

/** What the containers of one host are for. */
export default async function AssetFunctionsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'assets.read')
  const search = await searchParams
  const times = pageTimes(search)
  const asset = await orNotFound(assetDetail(scope, id, times), NotFound)
  const query = pageQuery(functionSheetQuery, search, { asset: id, ...times })
  const { limit: _limit, ...asked } = query
  const t = await getTranslations('assets')
  const now = new Date().toISOString()
  return (
    <FunctionSheetView
      crumbs={[
        { label: t('title'), to: '/assets' },
        { label: asset.name, to: `/assets/${id}` },
      ]}
      of={{ asset: id }}
      initial={{ query: asked, page: await functionSheet(scope, query) }}
      readAt={{ as_of: times.as_of ?? now, known_at: times.known_at ?? now }}
    />
  )
}
