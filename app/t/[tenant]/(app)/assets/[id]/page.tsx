import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssetView } from '@/components/assets/asset-view'
import { NotFound } from '@/lib/core/errors'
import { assetDetail } from '@/lib/views/asset'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { statesQuery } from '@/lib/views/state.schema'
import { listStates } from '@/lib/views/states'
import { orNotFound } from '../../../or-not-found'
import { pageQuery } from '../../../page-query'
import { pageScope } from '../../../page-scope'
import { pageTimes, type SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assets'))('title') }
}

/** One asset as it stood at the page's times, with what is open on it and what every check says. */
export default async function AssetPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const search = await searchParams
  const { scope, actions } = await pageScope(tenant, 'assets.read')
  const times = pageTimes(search)
  const initial = await orNotFound(assetDetail(scope, id, times), NotFound)
  const open = findingsQuery.parse({ asset: id, status: 'open', limit: 20, ...times })
  const states = pageQuery(statesQuery, { result: search.result }, { asset: id, ...times })
  const { limit: _limit, ...asked } = states
  const now = new Date().toISOString()
  const as_of = times.as_of ?? now
  return (
    <AssetView
      key={id}
      initial={initial}
      readAt={{ as_of, known_at: times.known_at ?? (times.as_of ? now : as_of) }}
      findings={
        actions.includes('findings.read') ? { query: open, page: await listFindings(scope, open) } : null
      }
      states={
        actions.includes('states.read') ? { query: asked, page: await listStates(scope, states) } : null
      }
    />
  )
}
