import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EvidenceView } from '@/components/evidence/evidence-view'
import { sha256Hex } from '@/lib/views/common.schema'
import { pageScope } from '../../../page-scope'
import type { SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string; sha256: string }>
  searchParams: SearchParams
}

const offset = z.coerce.number().int().min(0).nullable().catch(null)
const place = z.object({ from: offset.default(null), to: offset.default(null) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('evidence'))('title') }
}

/** Raw evidence; its bytes come in ranges as they are looked at. */
export default async function EvidencePage({ params, searchParams }: Props) {
  const { tenant, sha256 } = await params
  await pageScope(tenant, 'evidence.read')
  if (!sha256Hex.safeParse(sha256).success) notFound()
  const { from, to } = await searchParams
  return <EvidenceView sha256={sha256} {...place.parse({ from, to })} />
}
