import type { ReactNode } from 'react'
import classes from '@/components/settings/settings.module.css'
import { SettingsNav } from '@/components/settings/settings-nav'

/** Draws the pages' list beside them. It lets nobody in: each page authorises itself. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <SettingsNav />
      <div className={classes.content}>{children}</div>
    </div>
  )
}
