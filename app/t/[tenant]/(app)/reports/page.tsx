import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportList } from '@/components/reports/report-list'
import { listReports } from '@/lib/views/reports'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** Reports of the tenant, newest first. */
export default async function ReportsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'reports.read')
  return <ReportList initial={await listReports(scope, pageTimes(await searchParams))} />
}
