'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { Mark } from '@/components/brand/mark'
import { Link } from '@/components/common/link'
import { LanguageSwitch } from '@/components/sign-in/language-switch'
import { Button } from '@/components/ui/button'
import classes from './platform.module.css'

const PAGES = [
  { id: 'tenants', href: '/platform' },
  { id: 'identity', href: '/platform/identity' },
] as const

/** What stands above pages of no tenant. */
export function PlatformBar({ person }: { person: string }) {
  const t = useTranslations('platform')
  const path = usePathname()
  const leave = () => signOut('/sign-in')
  return (
    <header className={classes.bar}>
      <Link href="/" className={classes.brand}>
        <Mark size={26} /> Plimsoll
      </Link>
      <nav aria-label={t('pages')} className={classes.pages}>
        {PAGES.map(({ id, href }) => (
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
