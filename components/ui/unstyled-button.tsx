import type { ComponentPropsWithRef } from 'react'
import { type BoxProps, boxed, classNames } from './box'

/** A button that looks as its class says. */
export function UnstyledButton({ className, ...props }: ComponentPropsWithRef<'button'> & BoxProps) {
  return <button type="button" {...boxed(props)} className={classNames('ui-plain', className)} />
}
