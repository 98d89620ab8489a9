'use client'

import { usePathname } from 'next/navigation'
import { useTenant } from '@/components/api/tenant-context'
import { NAV_ITEMS } from './nav-items'

/** The screens this person may see, and which one is open. */
export function useNav() {
  const { slug, actions } = useTenant()
  const path = usePathname()
  return NAV_ITEMS.filter(({ action }) => actions.includes(action)).map((item) => ({
    ...item,
    to: `/${item.id}`,
    open: path === `/t/${slug}/${item.id}` || path.startsWith(`/t/${slug}/${item.id}/`),
  }))
}
