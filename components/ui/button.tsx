import type { ComponentPropsWithRef, ElementType, ReactNode } from 'react'
import { type BoxProps, boxed, classNames } from './box'
import { Loader } from './loader'

interface OwnProps extends BoxProps {
  variant?: 'filled' | 'default' | 'subtle' | undefined
  size?: 'xs' | 'sm' | 'md' | 'compact-xs' | 'compact-sm' | undefined
  /** Absent: the theme's own. */
  color?: 'red' | 'gray' | undefined
  leftSection?: ReactNode
  rightSection?: ReactNode
  /** Busy with what it was pressed for: it turns and takes no press. */
  loading?: boolean | undefined
  disabled?: boolean | undefined
  fullWidth?: boolean
  justify?: 'flex-start'
  children?: ReactNode
}
export type ButtonProps<E extends ElementType = 'button'> = OwnProps & { component?: E } & Omit<
    ComponentPropsWithRef<E>,
    keyof OwnProps | 'component'
  >

/** A button, or with `component` a link that looks like one. */
export function Button<E extends ElementType = 'button'>(props: ButtonProps<E>) {
  const {
    component,
    variant = 'filled',
    size = 'sm',
    color,
    leftSection,
    rightSection,
    loading,
    disabled,
    fullWidth,
    justify,
    className,
    children,
    ...rest
  } = boxed(props as ButtonProps)
  const Element: ElementType = component ?? 'button'
  return (
    <Element
      {...(component ? {} : { type: 'button', disabled: disabled || loading })}
      {...rest}
      className={classNames('ui-button', className)}
      data-variant={variant}
      data-size={size}
      data-color={color}
      data-loading={loading || undefined}
      data-block={fullWidth || undefined}
    >
      {loading ? <Loader /> : null}
      <span className="ui-button-inner" style={{ justifyContent: justify }}>
        {leftSection ? <span className="ui-button-section">{leftSection}</span> : null}
        <span className="ui-button-label">{children}</span>
        {rightSection ? <span className="ui-button-section">{rightSection}</span> : null}
      </span>
    </Element>
  )
}
