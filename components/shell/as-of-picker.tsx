'use client'

import { Button, Popover, UnstyledButton } from '@mantine/core'
import { IconClock, IconHistory } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTimes } from '@/components/api/use-times'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import classes from './as-of.module.css'
import { AsOfForm } from './as-of-form'
import { useSetTimes } from './use-set-times'

const DAY_MS = 86_400_000
const BACK = [
  { id: 'day', days: 1 },
  { id: 'week', days: 7 },
  { id: 'month', days: 30 },
  { id: 'quarter', days: 90 },
] as const

/** Which instant every page of the tenant shows; kept in the address. */
export function AsOfPicker() {
  const t = useTranslations('shell.asOf')
  const zone = useTimeZone()
  const { as_of, known_at } = useTimes()
  const setTimes = useSetTimes()
  const [open, setOpen] = useState(false)
  const past = Boolean(as_of || known_at)
  const go = (times: { as_of?: string; known_at?: string }) => {
    setOpen(false)
    setTimes(times)
  }
  const back = (days: number) => go({ as_of: new Date(Date.now() - days * DAY_MS).toISOString() })
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          data-past={past || undefined}
          onClick={() => setOpen(!open)}
        >
          {past ? <IconHistory size={16} aria-hidden="true" /> : <IconClock size={16} aria-hidden="true" />}
          <span className={classes.label}>{t('label')}</span>
          <b className="numbers">
            {as_of ? formatInstant(as_of, zone, 'day') : t('now')}
            {as_of ? <span className={classes.clock}> {formatInstant(as_of, zone).slice(11)}</span> : null}
          </b>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')}>
        <div className={classes.quick}>
          <Button size="compact-sm" variant={past ? 'default' : 'filled'} onClick={() => go({})}>
            {t('nowButton')}
          </Button>
          {BACK.map(({ id, days }) => (
            <Button key={id} size="compact-sm" variant="default" onClick={() => back(days)}>
              {t(`back.${id}`)}
            </Button>
          ))}
        </div>
        <AsOfForm zone={zone} as_of={as_of} known_at={known_at} onChoose={go} />
      </Popover.Dropdown>
    </Popover>
  )
}
