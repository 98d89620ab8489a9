'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LazyPopover } from '@/components/floating/lazy-popover'
import { Button } from '@/components/ui/button'
import { Stack } from '@/components/ui/stack'
import { Textarea } from '@/components/ui/textarea'

/** One comment on all chosen findings; Ctrl or ⌘ with Enter sends it. */
export function BulkComment({
  disabled,
  onChange,
}: {
  disabled: boolean
  onChange: (comment: string) => void
}) {
  const t = useTranslations('findings')
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '') return
    setOpened(false)
    setText('')
    onChange(text.trim())
  }
  return (
    <LazyPopover
      opened={opened}
      onChange={setOpened}
      withArrow
      position="top"
      width={320}
      target={
        <Button
          data-aim="comment"
          size="compact-sm"
          variant="default"
          disabled={disabled}
          onClick={() => setOpened(true)}
        >
          {t('detail.comment')}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="xs">
          <Textarea
            aria-label={t('detail.comment')}
            placeholder={t('detail.commentPlaceholder')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
            }}
          />
          <Button type="submit" size="xs" disabled={text.trim() === ''}>
            {t('detail.addComment')}
          </Button>
        </Stack>
      </form>
    </LazyPopover>
  )
}
