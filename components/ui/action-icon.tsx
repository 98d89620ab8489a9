import type { ComponentPropsWithRef } from 'react'
import { type BoxProps, boxed, classNames } from './box'

export interface ActionIconProps extends Omit<ComponentPropsWithRef<'button'>, 'style'>, BoxProps {
  variant?: 'default' | 'subtle'
  color?: 'gray'
  size?: 'md' | 'lg'
}

/** A button that is a picture; `aria-label` says what it does. */
export function ActionIcon({
  variant = 'subtle',
  color: _,
  size = 'md',
  className,
  ...props
}: ActionIconProps) {
  return (
    <button
      type="button"
      {...boxed(props)}
      className={classNames('ui-plain ui-action', className)}
      data-variant={variant}
      data-size={size}
    />
  )
}
