import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssetList } from '@/components/assets/asset-list'
import { assetsQuery } from '@/lib/views/asset.schema'
import { listAssets } from '@/lib/views/assets'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assets'))('title') }
}

/** What is judged. Without `retired` it shows what is in use; `retired=any` shows both. */
export default async function AssetsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'assets.read')
  const search = await searchParams
  const inUse = search.retired === undefined ? { retired: 'no' as const } : {}
  const query = pageQuery(assetsQuery, search, { ...inUse, ...pageTimes(search) })
  const { limit: _limit, ...asked } = query
  return <AssetList initial={{ query: asked, page: await listAssets(scope, query) }} />
}
