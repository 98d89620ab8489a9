'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { Mark } from '@/components/brand/mark'
import { Link } from '@/components/common/link'
import { LanguageSwitch } from '@/components/sign-in/language-switch'
import { Button } from '@/components/ui/button'
import type { PlatformAction } from '@/lib/access/actions'
import classes from './platform.module.css'

/** One without an action is for every administrator. */
const PAGES: readonly { id: PageId; href: string; action?: PlatformAction }[] = [
  { id: 'tenants', href: '/platform', action: 'platform.tenants.read' },
  { id: 'identity', href: '/platform/identity', action: 'platform.identity.read' },
  { id: 'lists', href: '/platform/lists', action: 'platform.lists.read' },
  { id: 'administrators', href: '/platform/administrators', action: 'platform.people.read' },
  { id: 'audit', href: '/platform/audit', action: 'platform.audit.read' },
  { id: 'operation', href: '/platform/operation', action: 'platform.operation.read' },
  { id: 'account', href: '/platform/account' },
]
type PageId = 'tenants' | 'identity' | 'lists' | 'administrators' | 'audit' | 'operation' | 'account'

export interface PlatformBarProps {
  /** Who is signed in. */
  person: string
  /** What they may do on the platform. */
  actions: readonly PlatformAction[]
}

/** What stands above pages of no tenant. */
export function PlatformBar({ person, actions }: PlatformBarProps) {
  const t = useTranslations('platform')
  const path = usePathname()
  const leave = () => signOut('/sign-in')
  return (
    <header className={classes.bar}>
      <Link href="/" className={classes.brand}>
        <Mark size={26} /> Plimsoll
      </Link>
      <nav aria-label={t('pages')} className={classes.pages}>
        {PAGES.filter(({ action }) => !action || actions.includes(action)).map(({ id, href }) => (
          <Link key={id} href={href} aria-current={path === href ? 'page' : undefined}>
            {t(`page.${id}`)}
          </Link>
        ))}
      </nav>
      <span className={classes.person}>{person}</span>
      <LanguageSwitch />
      <Button variant="subtle" size="compact-sm" onClick={leave}>
        {t('signOut')}
      </Button>
    </header>
  )
}
