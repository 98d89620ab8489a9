import type { ComponentPropsWithoutRef } from 'react'
import { classNames } from './box'

export interface LoaderProps extends ComponentPropsWithoutRef<'span'> {
  /** Pixels, or the theme's `sm`; absent, what it stands in says it. */
  size?: number | 'sm'
}

/** Turns while something is awaited. Named by `aria-label`, else silent. */
export function Loader({ size, className, style, ...rest }: LoaderProps) {
  const side = size === 'sm' ? 22 : size
  return (
    <span
      {...(rest['aria-label'] ? { role: 'img' } : { 'aria-hidden': true })}
      {...rest}
      className={classNames('ui-loader', className)}
      style={side ? { ...style, width: side, height: side } : style}
    />
  )
}
