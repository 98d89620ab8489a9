import type { ReactNode } from 'react'
import { Mark } from '@/components/brand/mark'
import { LanguageSwitch } from './language-switch'
import classes from './sign-in.module.css'

/** A page beside the door that says one thing: an invitation, what is to be finished first, a tenant that is suspended. */
export function DoorCard({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <main className={classes.main} style={{ minHeight: '100dvh' }}>
      <div className={classes.top} style={{ gap: '0.5rem' }}>
        <LanguageSwitch />
        {aside}
      </div>
      <div className={classes.card}>
        <Mark size={40} />
        {children}
      </div>
    </main>
  )
}
