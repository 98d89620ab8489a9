'use client'

import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/common/page-header'
import type { Role } from '@/lib/access/roles'
import { RolesCards } from './roles-cards'
import { RolesTable } from './roles-table'

/** Roles × actions: a table where there is room for it, a card for each role where there is not. */
export function RolesPage({ own }: { own: readonly Role[] }) {
  const t = useTranslations('roles')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <RolesTable own={own} />
      <RolesCards own={own} />
    </>
  )
}
