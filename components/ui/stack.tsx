import type { ComponentPropsWithRef, CSSProperties } from 'react'
import { type BoxProps, boxed, classNames, type Space, space } from './box'

export interface StackProps extends Omit<ComponentPropsWithRef<'div'>, 'style'>, BoxProps {
  gap?: Space
  align?: CSSProperties['alignItems']
  justify?: CSSProperties['justifyContent']
}

/** One below the other. */
export function Stack({ gap, align, justify, className, ...props }: StackProps) {
  const { style, ...rest } = boxed(props)
  return (
    <div
      {...rest}
      className={classNames('ui-stack', className)}
      style={{ gap: space(gap), alignItems: align, justifyContent: justify, ...style }}
    />
  )
}
