'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { isTyping } from '@/components/common/use-row-keys'
import { useAsked } from '@/components/floating/use-asked'
import { useTenantHref } from './tenant-link'
import { useNav } from './use-nav'

const KeysHelp = dynamic(() => import('./keys-help').then(({ KeysHelp }) => KeysHelp), { ssr: false })

/** Dispatched on `document` to show the help. */
export const HELP_EVENT = 'plimsoll:keys'
/** How long a `g` waits for the key after it. */
const WAIT_MS = 1200

/** Keys of every page: `?`, `/`, and `g` with a screen's letter; shows the help. */
export function Keyboard() {
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

  return useAsked(help) ? <KeysHelp nav={nav} opened={help} onClose={() => setHelp(false)} /> : null
}
