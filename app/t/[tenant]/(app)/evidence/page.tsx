import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EvidenceList } from '@/components/evidence/evidence-list'
import { listEvidence } from '@/lib/views/evidence'
import { evidenceQuery } from '@/lib/views/evidence.schema'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('evidence.list'))('title') }
}

/** Every distinct body that came in, by its hash. */
export default async function EvidenceListPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'evidence.read')
  const search = await searchParams
  const query = pageQuery(evidenceQuery, search, pageTimes(search))
  const { limit: _limit, ...asked } = query
  return <EvidenceList initial={{ query: asked, page: await listEvidence(scope, query) }} />
}
