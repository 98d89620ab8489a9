'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { TenantNoticesDto } from '@/lib/views/tenant-notices.schema'
import { AlertBanner } from './alert-banner'
import { AsOfPicker } from './as-of-picker'
import { BottomNav } from './bottom-nav'
import { Keyboard } from './keyboard'
import { LimitNote } from './limit-note'
import { PastBanner } from './past-banner'
import { PhoneBar } from './phone-bar'
import classes from './shell.module.css'
import { Sidebar } from './sidebar'
import { TenantNotices } from './tenant-notices'
import { useAddressInStep } from './use-address-in-step'
import { useWide } from './use-wide'

/** What stands around every page of a tenant: navigation, the instant shown, keys. */
export function Shell({ notices, children }: { notices?: TenantNoticesDto | null; children: ReactNode }) {
  const t = useTranslations('shell')
  const wide = useWide()
  useAddressInStep()
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <div className={classes.wide}>{wide === false ? null : <Sidebar />}</div>
      <div className={classes.narrow}>{wide ? null : <PhoneBar />}</div>
      <div className={classes.page}>
        <div className={classes.topbar}>{wide === false ? null : <AsOfPicker />}</div>
        <AlertBanner />
        <PastBanner />
        {notices ? <TenantNotices notices={notices} /> : null}
        <LimitNote />
        <main id="main" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      <div className={classes.narrow}>{wide ? null : <BottomNav />}</div>
      <Keyboard />
    </div>
  )
}
