'use client'

import type { PopoverProps } from '@mantine/core'
import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { useAsked } from './use-asked'
import { useLater } from './use-later'

const load = () => import('./floating-popover').then(({ FloatingPopover }) => FloatingPopover)

/** What a button that opens something is given until that has come. */
export interface TargetProps {
  onClick?: (() => void) | undefined
  onFocus?: () => void
  onPointerEnter?: () => void
  'aria-haspopup'?: 'dialog' | 'menu'
  'aria-expanded'?: boolean
}
export interface LazyPopoverProps extends Pick<PopoverProps, 'position' | 'width' | 'withArrow'> {
  opened: boolean
  onChange: (opened: boolean) => void
  /** What opens it, with its own `onClick`. */
  target: ReactElement<TargetProps>
  label?: string
  children: ReactNode
}

/** A form that floats at its button. What places it comes when somebody points at the button, which stands alone until it is used. */
export function LazyPopover(props: LazyPopoverProps) {
  const asked = useAsked(props.opened)
  const [Floating, fetch] = useLater(load, asked)
  if (asked && Floating) return <Floating {...props} />
  return cloneElement(props.target, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onFocus: fetch,
    onPointerEnter: fetch,
  })
}
