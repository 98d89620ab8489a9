import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { cssVariables, theme } from './theme'

/**
 * What `theme.css` says: the variables that Mantine makes of the theme, as far as they differ from those of its own stylesheet.
 * `node tools/run.mjs tools/generate-theme.ts` writes it; a test holds the file to this.
 */
export function themeCss(): string {
  const page = renderToStaticMarkup(
    createElement(MantineProvider, { theme, cssVariablesResolver: cssVariables, withGlobalClasses: false }),
  )
  const css = /<style[^>]*>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => {
    const lines = body
      .split(';')
      .map((line) => line.trim())
      .filter(Boolean)
    return `${selector.trim()} {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`
  })
  return `/* Made of theme.ts by tools/generate-theme.ts. */\n${rules.join('')}`
}
