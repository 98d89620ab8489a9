'use client'

import { Modal } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { isTyping } from '@/components/common/use-row-keys'
import classes from './keyboard.module.css'
import { useTenantHref } from './tenant-link'
import { useNav } from './use-nav'

/** Dispatched on `document` to show the help. */
export const HELP_EVENT = 'plimsoll:keys'
/** How long a `g` waits for the key after it. */
const WAIT_MS = 1200

/** Keys of every page: `?`, `/`, and `g` with a screen's letter; shows the help. */
export function Keyboard() {
  const t = useTranslations('shell')
  const router = useRouter()
  const href = useTenantHref()
  const nav = useNav()
  const [help, setHelp] = useState(false)
  const goes = useRef(0)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const target = nav.find(({ key }) => key === event.key)
      if (target && event.timeStamp - goes.current < WAIT_MS) {
        event.preventDefault()
        router.push(href(target.to))
      } else if (event.key === '?') {
        setHelp(true)
      } else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>(
          'main input[type="search"], main [data-search]',
        )
        if (!field) return
        event.preventDefault()
        field.focus()
        field.select()
      }
      goes.current = event.key === 'g' ? event.timeStamp : 0
    }
    const show = () => setHelp(true)
    document.addEventListener('keydown', press)
    document.addEventListener(HELP_EVENT, show)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener(HELP_EVENT, show)
    }
  }, [nav, router, href])

  const rows = [
    ...nav.map(({ id, key }) => ({ keys: ['g', key], says: t(`nav.${id}`) })),
    { keys: ['t'], says: t('keys.time') },
    { keys: ['/'], says: t('keys.search') },
    { keys: ['j', 'k'], says: t('keys.rows') },
    { keys: ['↵'], says: t('keys.open') },
    { keys: ['x'], says: t('keys.tick') },
    { keys: ['s', 'a', 'd', 'c'], says: t('keys.triage') },
    { keys: ['r', 'p'], says: t('keys.except') },
    { keys: ['A'], says: t('keys.all') },
    { keys: ['z'], says: t('keys.undo') },
    { keys: ['n'], says: t('keys.fresh') },
    { keys: ['e'], says: t('keys.export') },
    { keys: ['?'], says: t('keys.help') },
  ]
  return (
    <Modal
      opened={help}
      onClose={() => setHelp(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <dl className={classes.list}>
        {rows.map(({ keys, says }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
