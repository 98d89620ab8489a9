'use client'

import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './copy-text.module.css'

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
  return (
    <span className={block ? classes.block : classes.inline}>
      <code className={classes.code}>{children ?? value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon
            className={classes.button}
            variant="subtle"
            color="gray"
            size={block ? 'md' : 'sm'}
            onClick={copy}
            aria-label={copied ? t('copied') : t('copy')}
            title={copied ? t('copied') : t('copy')}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  )
}
