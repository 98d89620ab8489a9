'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'

/**
 * The text of a search field: shown as typed, handed on 250 ms after the last key. When the value changes from outside
 * (filters cleared), the field follows.
 */
export function useSearchText(
  value: string | undefined,
  onChange: (text: string | undefined) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(value ?? '')
  const told = useRef(value ?? '')
  const tell = useEffectEvent(onChange)
  useEffect(() => {
    if ((value ?? '') === told.current) return
    told.current = value ?? ''
    setText(value ?? '')
  }, [value])
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      told.current = text
      tell(text.trim() || undefined)
    }, 250)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText]
}
