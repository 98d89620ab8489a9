'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTimeZone } from '@/components/common/instant'
import { LazyPopover } from '@/components/floating/lazy-popover'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { dayAhead } from './day-ahead'

const AHEAD = [7, 14, 30] as const

/** A due date for the chosen findings: a few days ahead by one key, or any day of the tenant's calendar. */
export function BulkDue({
  disabled,
  onChange,
}: {
  disabled: boolean
  onChange: (day: string | null) => void
}) {
  const t = useTranslations('findings.bulk')
  const zone = useTimeZone()
  const [opened, setOpened] = useState(false)
  const [day, setDay] = useState('')
  const say = (value: string | null) => {
    setOpened(false)
    onChange(value)
  }
  return (
    <LazyPopover
      opened={opened}
      onChange={setOpened}
      withArrow
      position="top"
      target={
        <Button
          data-aim="due"
          size="compact-sm"
          variant="default"
          disabled={disabled}
          onClick={() => setOpened(true)}
        >
          {t('due')}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (day) say(day)
        }}
      >
        <Stack gap="xs">
          <Group gap="xs">
            {AHEAD.map((days) => (
              <Button
                key={days}
                size="compact-sm"
                variant="default"
                onClick={() => say(dayAhead(days, zone))}
              >
                {t('dueIn', { days })}
              </Button>
            ))}
            <Button size="compact-sm" variant="subtle" onClick={() => say(null)}>
              {t('dueNone')}
            </Button>
          </Group>
          <Group gap="xs" align="flex-end">
            <TextInput
              type="date"
              size="xs"
              label={t('dueOn', { zone })}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" disabled={day === ''}>
              {t('set')}
            </Button>
          </Group>
        </Stack>
      </form>
    </LazyPopover>
  )
}
