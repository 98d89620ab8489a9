import type { ReactNode } from 'react'
import classes from './platform.module.css'
import { PlatformBar } from './platform-bar'

/** A page of no tenant, under the bar of all of them. */
export function PlatformFrame({ person, children }: { person: string; children: ReactNode }) {
  return (
    <>
      <PlatformBar person={person} />
      <main className={classes.main} id="main">
        {children}
      </main>
    </>
  )
}
