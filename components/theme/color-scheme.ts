export const SCHEMES = ['light', 'dark', 'auto'] as const
export type ColorScheme = (typeof SCHEMES)[number]

/** Where the choice is kept, in this browser. */
export const SCHEME_KEY = 'mantine-color-scheme-value'
/** Said on `window` when it was chosen here; other tabs hear of it from the storage. */
export const SCHEME_EVENT = 'plimsoll:scheme'
const ATTRIBUTE = 'data-mantine-color-scheme'
const DARK = '(prefers-color-scheme: dark)'

/** Runs before the page is painted, so that nothing is seen in the other scheme first. */
export const SCHEME_SCRIPT = `try{var s=localStorage.getItem('${SCHEME_KEY}');document.documentElement.setAttribute('${ATTRIBUTE}',s==='light'||s==='dark'?s:matchMedia('${DARK}').matches?'dark':'light')}catch(e){}`

export function chosenScheme(): ColorScheme {
  try {
    const kept = localStorage.getItem(SCHEME_KEY)
    return SCHEMES.find((one) => one === kept) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export function chooseScheme(scheme: ColorScheme): void {
  try {
    localStorage.setItem(SCHEME_KEY, scheme)
  } catch {
    // A browser that keeps nothing shows it until the page is left.
  }
  window.dispatchEvent(new CustomEvent(SCHEME_EVENT, { detail: scheme }))
}

/** Keeps the page in the scheme that is chosen, here, in another tab, or by the system. Returns how to stop. */
export function followScheme(): () => void {
  const dark = matchMedia(DARK)
  let scheme = chosenScheme()
  const show = () => {
    const seen = scheme === 'auto' ? (dark.matches ? 'dark' : 'light') : scheme
    document.documentElement.setAttribute(ATTRIBUTE, seen)
  }
  const here = (event: Event) => {
    scheme = (event as CustomEvent<ColorScheme>).detail
    show()
  }
  const elsewhere = ({ key }: StorageEvent) => {
    if (key !== SCHEME_KEY) return
    scheme = chosenScheme()
    show()
  }
  show()
  dark.addEventListener('change', show)
  window.addEventListener(SCHEME_EVENT, here)
  window.addEventListener('storage', elsewhere)
  return () => {
    dark.removeEventListener('change', show)
    window.removeEventListener(SCHEME_EVENT, here)
    window.removeEventListener('storage', elsewhere)
  }
}
