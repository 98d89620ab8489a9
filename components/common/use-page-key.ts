'use client'

import { useEffect, useEffectEvent } from 'react'
import { isTyping } from './use-row-keys'

/** One key of a page, heard after the document's own: `g e` leads to another screen and is no `e`. */
export function usePageKey(key: string, onPress: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.defaultPrevented || isTyping(event)) return
    event.preventDefault()
    onPress()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
