'use client'

import type { ReactNode } from 'react'
import { useMaybeTenant } from '@/components/api/tenant-context'
import classes from './settings.module.css'
import { SettingsNav } from './settings-nav'

/** A page of the settings beside the list of them; alone where the person is no member and the page says so itself. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  if (!useMaybeTenant()) return children
  return (
    <div className={classes.frame}>
      <SettingsNav />
      <div className={classes.content}>{children}</div>
    </div>
  )
}
