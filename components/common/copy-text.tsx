'use client'

import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './copy-text.module.css'
import { useCopied } from './use-copied'

export interface CopyTextProps {
  /** What is copied. */
  value: string
  /** What is shown; else the value itself. */
  children?: ReactNode
  /** A block of code (a command line) instead of a word in a line. */
  block?: boolean
}

/** Text in the typewriter face with a button that copies it. */
export function CopyText({ value, children, block }: CopyTextProps) {
  const t = useTranslations('common')
  const [copied, copy] = useCopied(value)
  const said = copied ? t('copied') : t('copy')
  return (
    <span className={block ? classes.block : classes.inline}>
      <code className={classes.code}>{children ?? value}</code>
      <button type="button" className={classes.button} onClick={copy} aria-label={said} title={said}>
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </button>
    </span>
  )
}
