import { MantineContext, MantineThemeProvider, mergeThemeOverrides } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { theme } from './theme'

/**
 * What Mantine's components ask for: the theme, with the names that its own buttons need in the reader's language. Its variables
 * are in `theme.css` and the colour scheme in `color-scheme.ts`, so its own provider is not needed.
 */
const MANTINE = {
  colorScheme: 'auto',
  setColorScheme: () => undefined,
  clearColorScheme: () => undefined,
  getRootElement: () => document.documentElement,
  classNamesPrefix: 'mantine',
  cssVariablesSelector: ':root',
  withStaticClasses: true,
} as const

/** Stands around whatever of Mantine a page loads later; nothing of it is in a page's first view. */
export function Themed({ children }: { children: ReactNode }) {
  const close = useTranslations('common')('close')
  const named = useMemo(() => {
    const Modal = { defaultProps: { closeButtonProps: { 'aria-label': close } } }
    return mergeThemeOverrides(theme, { components: { Modal } })
  }, [close])
  return (
    <MantineContext value={MANTINE}>
      <MantineThemeProvider theme={named}>{children}</MantineThemeProvider>
    </MantineContext>
  )
}
