import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RolesPage } from '@/components/roles/roles-page'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') }
}

/** Who may do what, from the table that the server enforces. */
export default async function Roles({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  await pageScope(tenant, 'tenant.read')
  const principal = await pagePrincipal(tenant)
  return (
    <RolesPage own={[...(principal?.roles ?? []), ...(principal?.limited ?? []).map(({ role }) => role)]} />
  )
}
