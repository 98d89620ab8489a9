import type { ComponentPropsWithRef, CSSProperties } from 'react'
import { type BoxProps, boxed, classNames, type Space, space } from './box'

export interface GroupProps extends Omit<ComponentPropsWithRef<'div'>, 'style'>, BoxProps {
  gap?: Space
  justify?: CSSProperties['justifyContent']
  align?: CSSProperties['alignItems']
  wrap?: CSSProperties['flexWrap']
  /** All equally wide. */
  grow?: boolean
}

/** Side by side. */
export function Group({ gap, justify, align, wrap, grow, className, ...props }: GroupProps) {
  const { style, ...rest } = boxed(props)
  return (
    <div
      {...rest}
      className={classNames('ui-group', className)}
      data-grow={grow || undefined}
      style={{ gap: space(gap), justifyContent: justify, alignItems: align, flexWrap: wrap, ...style }}
    />
  )
}
