import type { ReactNode } from 'react'
import classes from './platform.module.css'
import { PlatformBar, type PlatformBarProps } from './platform-bar'

/** A page of no tenant, under the bar of all of them. */
export function PlatformFrame({ person, actions, children }: PlatformBarProps & { children: ReactNode }) {
  return (
    <>
      <PlatformBar person={person} actions={actions} />
      <main className={classes.main} id="main">
        {children}
      </main>
    </>
  )
}
