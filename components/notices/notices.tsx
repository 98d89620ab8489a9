'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { NOTICE_EVENT } from './notify'

/** Where notices are shown; what shows them comes with the first. */
export function Notices() {
  const [Board, setBoard] = useState<ComponentType | null>(null)
  useEffect(() => {
    const show = async ({ detail }: CustomEvent<string>) => {
      const { NoticeBoard, showNotice } = await import('./notice-board')
      setBoard(() => NoticeBoard)
      showNotice(detail)
    }
    const hear = (event: Event) => void show(event as CustomEvent<string>)
    document.addEventListener(NOTICE_EVENT, hear)
    return () => document.removeEventListener(NOTICE_EVENT, hear)
  }, [])
  return Board ? <Board /> : null
}
