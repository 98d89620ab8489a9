import type { ComponentPropsWithRef } from 'react'
import { type BoxProps, boxed, classNames } from './box'

export interface CloseButtonProps extends ComponentPropsWithRef<'button'>, Omit<BoxProps, 'style'> {
  size?: 'xs' | 'sm' | 'md' | undefined
}

/** A cross that takes something away; `aria-label` says what. */
export function CloseButton({ size = 'md', className, ...props }: CloseButtonProps) {
  return (
    <button
      type="button"
      {...boxed(props)}
      className={classNames('ui-plain ui-close', className)}
      data-size={size}
    >
      <svg viewBox="0 0 15 15" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true">
        <path d="M3.6 3.6l7.8 7.8M11.4 3.6l-7.8 7.8" strokeWidth="1.15" />
      </svg>
    </button>
  )
}
