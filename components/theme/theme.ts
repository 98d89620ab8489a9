import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const navy: MantineColorsTuple = [
  '#eef3f9',
  '#dde6f1',
  '#b9cbe0',
  '#92aecf',
  '#7194c0',
  '#4f77a8',
  '#365d8f',
  '#234874',
  '#14335a',
  '#0b2240',
]
/** Dark surfaces lean to navy, as the light ones do to paper. */
const dark: MantineColorsTuple = [
  '#e9eef4',
  '#c3cedb',
  '#9fadbd',
  '#7c8b9d',
  '#4a5a6d',
  '#33425a',
  '#1a2533',
  '#131c28',
  '#0c131d',
  '#080d14',
]
/** The load line: only for *where you stand*. */
const line: MantineColorsTuple = [
  '#fff3ea',
  '#ffe3d0',
  '#ffc49e',
  '#ffa269',
  '#ff8a43',
  '#f5752a',
  '#e0590f',
  '#b8430a',
  '#963507',
  '#752905',
]
const SANS =
  "'Inter Variable', 'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', system-ui, -apple-system, sans-serif"
const SERIF =
  "'Source Serif 4 Variable', 'Noto Serif SC', 'Songti SC', 'Noto Sans SC Variable', Georgia, serif"
const MONO =
  "'JetBrains Mono Variable', ui-monospace, SFMono-Regular, Menlo, 'Noto Sans SC Variable', monospace"

const BESIDE = { withinPortal: false, floatingStrategy: 'fixed' } as const

/** Mantine's theme; `var(--pl-…)` of {@link cssVariables} are the colours that mean something. */
export const theme = createTheme({
  colors: { navy, line, dark },
  primaryColor: 'navy',
  primaryShade: { light: 8, dark: 5 },
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: {
    fontFamily: SANS,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.45' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: { centered: true },
      styles: {
        content: { background: 'var(--pl-raised)', border: '1px solid var(--pl-rule)' },
        // It stays while the rest is scrolled below it.
        header: { background: 'var(--pl-raised)' },
        title: { fontWeight: 620 },
      },
    },
    // A dialog's head is no banner of the page, which a <header> below the body would be.
    ModalHeader: { defaultProps: { component: 'div' } },
    // What opens stands beside its button in the document, so that it is in the same landmark or dialog and is read next; fixed,
    // so that no frame clips it. The first item of a menu has the focus, instead of a place that a menu may not have in it.
    Menu: { defaultProps: { ...BESIDE, withInitialFocusPlaceholder: false } },
  },
})

const MEANING_LIGHT = {
  '--pl-paper': '#fdfcfa',
  '--pl-raised': '#ffffff',
  '--pl-sunken': '#f4f3ef',
  '--pl-rule': '#e2e1db',
  '--pl-rule-strong': '#c9c9c3',
  '--pl-ink': '#0f1b2a',
  '--pl-ink-soft': '#4a5869',
  '--pl-ink-faint': '#667383',
  '--pl-navy': '#0b2240',
  '--pl-link': '#1c4a82',
  '--pl-line': '#e0590f',
  '--pl-line-ink': '#b8430a',
  '--pl-met': '#1d4f8c',
  '--pl-clear': '#5e93c9',
  '--pl-gap': '#b3261e',
  '--pl-judge': '#d39a1c',
  '--pl-unknown': '#aab2bc',
  '--pl-met-ink': '#174275',
  '--pl-clear-ink': '#2a6197',
  '--pl-partly-ink': '#9a3412',
  '--pl-gap-ink': '#a3211a',
  '--pl-judge-ink': '#80590a',
  '--pl-unknown-ink': '#566372',
  '--pl-met-wash': '#e7eff8',
  '--pl-clear-wash': '#eef5fb',
  '--pl-partly-wash': '#fdf0e8',
  '--pl-gap-wash': '#fcebe9',
  '--pl-judge-wash': '#fbf3df',
  '--pl-unknown-wash': '#f0f1f2',
}
const MEANING_DARK: typeof MEANING_LIGHT = {
  '--pl-paper': '#0c131d',
  '--pl-raised': '#131c28',
  '--pl-sunken': '#0a1018',
  '--pl-rule': '#243140',
  '--pl-rule-strong': '#3a4a5d',
  '--pl-ink': '#e9eef4',
  '--pl-ink-soft': '#adbaca',
  '--pl-ink-faint': '#8c9bad',
  '--pl-navy': '#0a1626',
  '--pl-link': '#8fbcf0',
  '--pl-line': '#ff8a43',
  '--pl-line-ink': '#ffa269',
  '--pl-met': '#5b9be6',
  '--pl-clear': '#3b6594',
  '--pl-gap': '#e5645b',
  '--pl-judge': '#d9a532',
  '--pl-unknown': '#55626f',
  '--pl-met-ink': '#8fc1fb',
  '--pl-clear-ink': '#9cc3ea',
  '--pl-partly-ink': '#ffb184',
  '--pl-gap-ink': '#ff9d95',
  '--pl-judge-ink': '#efc566',
  '--pl-unknown-ink': '#b0bcc9',
  '--pl-met-wash': '#12283f',
  '--pl-clear-wash': '#142436',
  '--pl-partly-wash': '#33211a',
  '--pl-gap-wash': '#351b1c',
  '--pl-judge-wash': '#2e2613',
  '--pl-unknown-wash': '#1d2733',
}

/** Colours by meaning, in both schemes; inks reach AA (4.5:1) on paper and on their own wash. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--pl-serif': SERIF },
  light: {
    ...MEANING_LIGHT,
    '--mantine-color-body': MEANING_LIGHT['--pl-paper'],
    '--mantine-color-text': MEANING_LIGHT['--pl-ink'],
    '--mantine-color-dimmed': MEANING_LIGHT['--pl-ink-soft'],
    '--mantine-color-anchor': MEANING_LIGHT['--pl-link'],
    '--mantine-color-default': MEANING_LIGHT['--pl-raised'],
    '--mantine-color-default-border': MEANING_LIGHT['--pl-rule-strong'],
    '--mantine-color-placeholder': MEANING_LIGHT['--pl-ink-faint'],
    '--mantine-color-error': MEANING_LIGHT['--pl-gap-ink'],
  },
  dark: {
    ...MEANING_DARK,
    '--mantine-color-body': MEANING_DARK['--pl-paper'],
    '--mantine-color-text': MEANING_DARK['--pl-ink'],
    '--mantine-color-dimmed': MEANING_DARK['--pl-ink-soft'],
    '--mantine-color-anchor': MEANING_DARK['--pl-link'],
    '--mantine-color-default': MEANING_DARK['--pl-raised'],
    '--mantine-color-default-border': MEANING_DARK['--pl-rule-strong'],
    '--mantine-color-placeholder': MEANING_DARK['--pl-ink-faint'],
    '--mantine-color-error': MEANING_DARK['--pl-gap-ink'],
  },
})
