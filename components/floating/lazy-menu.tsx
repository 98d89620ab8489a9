'use client'

import type { Menu, MenuProps } from '@mantine/core'
import { cloneElement, type ReactElement, type ReactNode, useState } from 'react'
import type { TargetProps } from './lazy-popover'
import { useLater } from './use-later'

const load = () => import('./floating-menu').then(({ FloatingMenu }) => FloatingMenu)

export interface LazyMenuProps extends Pick<MenuProps, 'position' | 'width'> {
  /** The button; it has no `onClick` of its own. */
  target: ReactElement<TargetProps>
  maxHeight?: string
  /** Its items, made of what is loaded with the menu. */
  children: (menu: typeof Menu) => ReactNode
}

/** A menu. What places it comes when somebody points at its button, which stands alone until it is used. */
export function LazyMenu(props: LazyMenuProps) {
  const [used, setUsed] = useState(false)
  const [Floating, fetch] = useLater(load, used)
  if (used && Floating) return <Floating {...props} />
  return cloneElement(props.target, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onFocus: fetch,
    onPointerEnter: fetch,
    onClick: () => setUsed(true),
  })
}
