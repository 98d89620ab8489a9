import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportList } from '@/components/reports/report-list'
import { listReports } from '@/lib/views/reports'
import { pageScope } from '../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** Reports of the tenant, newest first. */
export default async function ReportsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'reports.read')
  return <ReportList initial={await listReports(scope)} />
}
