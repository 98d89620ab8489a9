'use client'

import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { Mark } from '@/components/brand/mark'
import { Link } from '@/components/common/link'
import { LanguageSwitch } from '@/components/sign-in/language-switch'
import { Button } from '@/components/ui/button'
import classes from './platform.module.css'

/** What stands above pages of no tenant. */
export function PlatformBar({ person }: { person: string }) {
  const t = useTranslations('platform')
  const leave = async () => {
    await signOut()
    // A full load, so that nothing of the person stays in memory.
    window.location.assign('/sign-in')
  }
  return (
    <header className={classes.bar}>
      <Link href="/" className={classes.brand}>
        <Mark size={26} /> Plimsoll
      </Link>
      <span className={classes.person}>{person}</span>
      <LanguageSwitch />
      <Button variant="subtle" size="compact-sm" onClick={leave}>
        {t('signOut')}
      </Button>
    </header>
  )
}
