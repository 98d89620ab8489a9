import type { ComponentPropsWithRef, ElementType } from 'react'
import { type BoxProps, boxed, classNames } from './box'

export interface AnchorProps extends BoxProps {
  underline?: 'hover' | 'never'
  /** Letters as around it. */
  inherit?: boolean
}

/** A link. */
export function Anchor<E extends ElementType = 'a'>(
  props: AnchorProps & { component?: E } & Omit<ComponentPropsWithRef<E>, keyof AnchorProps | 'component'>,
) {
  const {
    component,
    underline = 'hover',
    inherit,
    className,
    ...rest
  } = boxed(props as AnchorProps & { component?: ElementType })
  const Element: ElementType = component ?? 'a'
  return (
    <Element
      {...rest}
      className={classNames('ui-anchor', className)}
      data-underline={underline}
      data-inherit={inherit || undefined}
    />
  )
}
