import type { ReactNode } from 'react'
import { SettingsFrame } from '@/components/settings/settings-frame'

/** Draws the pages' list beside them. It lets nobody in: each page authorises itself. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <SettingsFrame>{children}</SettingsFrame>
}
