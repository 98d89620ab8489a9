import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FrameworkList } from '@/components/frameworks/framework-list'
import { listFrameworks } from '@/lib/views/frameworks'
import { pageScope } from '../../page-scope'

interface Props {
  params: Promise<{ tenant: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('frameworks'))('title') }
}

/** The standards on offer. */
export default async function FrameworksPage({ params }: Props) {
  const { scope } = await pageScope((await params).tenant, 'assessments.read')
  return <FrameworkList initial={await listFrameworks(scope)} />
}
