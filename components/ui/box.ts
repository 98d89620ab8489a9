import type { CSSProperties } from 'react'

export type Size = 'xs' | 'sm' | 'md' | 'lg' | 'xl'
/** A step of the theme's spacing, pixels, or CSS. */
export type Space = Size | number | (string & {})

/** Where a thing stands and how wide it may be; the rest of its look is its own. */
export interface BoxProps {
  className?: string | undefined
  style?: CSSProperties | undefined
  display?: CSSProperties['display']
  mt?: Space | undefined
  mb?: Space | undefined
  ml?: Space | undefined
  mr?: Space | undefined
  maw?: number | string | undefined
  miw?: number | string | undefined
  w?: number | string | undefined
}

/** The same properties with those of {@link BoxProps} turned into `style`. */
export function boxed<P extends BoxProps>({ display, mt, mb, ml, mr, maw, miw, w, style, ...rest }: P) {
  return {
    ...rest,
    style: {
      display,
      marginTop: space(mt),
      marginBottom: space(mb),
      marginLeft: space(ml),
      marginRight: space(mr),
      maxWidth: space(maw),
      minWidth: space(miw),
      width: space(w),
      ...style,
    },
  }
}

/** What says where a thing stands, and the rest: the one is of the frame, the other of what it frames. */
export function apart<P extends BoxProps>(props: P): [BoxProps, Omit<P, keyof BoxProps>] {
  const { className, style, display, mt, mb, ml, mr, maw, miw, w, ...rest } = props
  return [{ className, style, display, mt, mb, ml, mr, maw, miw, w }, rest]
}

export function space(value: Space | undefined): string | undefined {
  if (typeof value === 'number') return `${value / 16}rem`
  return value && /^(x[sl]|sm|md|lg)$/.test(value) ? `var(--mantine-spacing-${value})` : value
}

export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
