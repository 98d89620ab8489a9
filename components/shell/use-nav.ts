'use client'

import { usePathname } from 'next/navigation'
import { useTenant } from '@/components/api/tenant-context'
import { NAV_ITEMS } from './nav-items'

/** Pages that belong to a screen of another name. */
const PART_OF: Readonly<Record<string, string>> = { evidence: 'submissions', vulnerabilities: 'findings' }

/** The screens this person may see, and which one is open. */
export function useNav() {
  const { slug, actions } = useTenant()
  const root = `/t/${slug}/`
  const path = usePathname()
  const [folder = ''] = path.startsWith(root) ? path.slice(root.length).split('/') : []
  const screen = PART_OF[folder] ?? folder
  return NAV_ITEMS.filter(({ action }) => actions.includes(action)).map((item) => ({
    ...item,
    to: `/${item.id}`,
    open: screen === item.id,
  }))
}
