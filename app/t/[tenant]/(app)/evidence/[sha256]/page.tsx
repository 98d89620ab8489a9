import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EvidenceView } from '@/components/evidence/evidence-view'
import { NotFound } from '@/lib/core/errors'
import { findEvidence } from '@/lib/evidence/find-evidence'
import { wholeNumber } from '@/lib/views/common.schema'
import { orNotFound } from '../../../or-not-found'
import { pageScope } from '../../../page-scope'
import type { SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string; sha256: string }>
  searchParams: SearchParams
}

const offset = wholeNumber(0, Number.MAX_SAFE_INTEGER).nullable().catch(null)
const place = z.object({ from: offset.default(null), to: offset.default(null) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('evidence'))('title') }
}

/** Raw evidence; its bytes come in ranges as they are looked at. */
export default async function EvidencePage({ params, searchParams }: Props) {
  const { tenant, sha256 } = await params
  const { scope } = await pageScope(tenant, 'evidence.read')
  await orNotFound(findEvidence(scope, sha256), NotFound)
  const { from, to } = await searchParams
  return <EvidenceView sha256={sha256} {...place.parse({ from, to })} />
}
