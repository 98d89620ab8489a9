'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode, Ref } from 'react'
import classes from './viewer.module.css'

export interface EvidenceFrameProps {
  ref: Ref<HTMLElement>
  /** Of all that could be drawn, in pixels. */
  height: number
  children: ReactNode
}

/** Where evidence is scrolled through; only what is looked at is drawn in it. */
export function EvidenceFrame({ ref, height, children }: EvidenceFrameProps) {
  const t = useTranslations('evidence')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.2, 2.1.1)
    <section ref={ref} className={classes.frame} aria-label={t('text')} tabIndex={0}>
      <div className={classes.sheet} style={{ height }}>
        {children}
      </div>
    </section>
  )
}
