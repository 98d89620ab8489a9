import type { Metadata } from 'next'
import { ControlView } from '@/components/control/control-view'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import { controlDetail } from '@/lib/views/control-detail'
import { orNotFound } from '../../../../../or-not-found'
import { pageScope } from '../../../../../page-scope'
import { pageTimes, type SearchParams } from '../../../../../page-times'
import { verdictWordsOf } from '../../../../../verdict-words-of'

interface Props {
  params: Promise<{ tenant: string; id: string; control: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).control) }
}

/** A control with its whole why. */
export default async function ControlPage({ params, searchParams }: Props) {
  const { tenant, id, control } = await params
  const { scope } = await pageScope(tenant, 'assessments.read')
  const times = pageTimes(await searchParams)
  const detail = await orNotFound(controlDetail(scope, id, decodeURIComponent(control), times), NotFound)
  const words = verdictWordsOf(loadCatalogue(), detail.assessment.framework.family)
  return <ControlView assessment={id} initial={detail} words={words} />
}
