'use client'

import type { ReactNode } from 'react'
import { CopyText } from './copy-text'
import classes from './secret-once.module.css'

export interface SecretOnceProps {
  title: string
  /** Why it must be kept now. */
  children: ReactNode
  value: string
}

/** A secret that the server answers once and nobody can look up again. */
export function SecretOnce({ title, children, value }: SecretOnceProps) {
  return (
    <div className={classes.once}>
      <p className={classes.title}>{title}</p>
      <CopyText block value={value} />
      <p className={classes.why}>{children}</p>
    </div>
  )
}
