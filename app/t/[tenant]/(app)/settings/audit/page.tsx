import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditLog } from '@/components/audit/audit-log'
import { auditQuery } from '@/lib/views/admin.schema'
import { readAuditEvents } from '@/lib/views/read-audit-events'
import { pageQuery } from '../../../page-query'
import { pageScope } from '../../../page-scope'
import type { SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

/** Who did what in the tenant, newest first. */
export default async function AuditPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'audit.read')
  const { limit, cursor: _cursor, ...given } = pageQuery(auditQuery, await searchParams)
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  return <AuditLog initial={{ query: asked, page: await readAuditEvents(scope, { ...asked, limit }) }} />
}
