'use client'

import { IconClock, IconHistory } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useTimes } from '@/components/api/use-times'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { isTyping } from '@/components/common/use-row-keys'
import { LazyPopover } from '@/components/floating/lazy-popover'
import { useLater } from '@/components/floating/use-later'
import { UnstyledButton } from '@/components/ui/unstyled-button'
import classes from './as-of.module.css'
import { useSetTimes } from './use-set-times'

const loadPanel = () => import('./as-of-panel').then(({ AsOfPanel }) => AsOfPanel)

/** Which instant every page of the tenant shows; kept in the address. `t` opens it. */
export function AsOfPicker() {
  const t = useTranslations('shell.asOf')
  const zone = useTimeZone()
  const { as_of, known_at } = useTimes()
  const setTimes = useSetTimes()
  const [open, setOpen] = useState(false)
  const [Panel] = useLater(loadPanel, open)
  const past = Boolean(as_of || known_at)
  const go = (times: { as_of?: string; known_at?: string }) => {
    setOpen(false)
    setTimes(times)
  }
  useOpenKey(setOpen)
  return (
    <LazyPopover
      opened={open && Panel !== null}
      onChange={setOpen}
      position="bottom-end"
      width={320}
      label={t('title')}
      target={
        <UnstyledButton
          className={classes.button}
          data-past={past || undefined}
          aria-haspopup="dialog"
          aria-keyshortcuts="t"
          onClick={() => setOpen(!open)}
        >
          {past ? <IconHistory size={16} aria-hidden="true" /> : <IconClock size={16} aria-hidden="true" />}
          <span className={classes.label}>{t('label')}</span>
          <b className="numbers">
            {as_of ? formatInstant(as_of, zone, 'day') : t('now')}
            {as_of ? <span className={classes.clock}> {formatInstant(as_of, zone).slice(11)}</span> : null}
          </b>
        </UnstyledButton>
      }
    >
      {Panel ? <Panel zone={zone} as_of={as_of} known_at={known_at} onChoose={go} /> : null}
    </LazyPopover>
  )
}

function useOpenKey(setOpen: (open: boolean) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [setOpen])
}
