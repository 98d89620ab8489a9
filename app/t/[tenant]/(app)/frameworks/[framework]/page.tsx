import type { Metadata } from 'next'
import { FrameworkView } from '@/components/frameworks/framework-view'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import { frameworkDetail } from '@/lib/views/framework'
import { orNotFound } from '../../../or-not-found'
import { pageScope } from '../../../page-scope'

interface Props {
  params: Promise<{ tenant: string; framework: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { framework } = await params
  return { title: loadCatalogue().frameworkById.get(framework)?.version ?? framework }
}

/** One standard: what checks can and cannot show for it, and how sure all that is. */
export default async function FrameworkPage({ params }: Props) {
  const { tenant, framework } = await params
  const { scope } = await pageScope(tenant, 'assessments.read')
  return <FrameworkView initial={await orNotFound(frameworkDetail(scope, framework), NotFound)} />
}
