const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * A domain of e-mail addresses as it is kept: lower case, in ASCII (`xn--…`), of at least two labels; null for anything else, an
 * address of a machine too.
 */
export function domainName(text: string): string | null {
  const typed = text.trim().normalize('NFC').replace(/\.$/, '')
  if (typed === '' || /[\s/@:?#[\]\\%]/.test(typed) || !URL.canParse(`http://${typed}`)) return null
  const { hostname } = new URL(`http://${typed}`)
  const labels = hostname.split('.')
  if (hostname.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : hostname
}
