/** An entry: attributes with their values; bytes are written in base64. */
export type LdifEntry = { dn: string } & Record<string, string | readonly string[] | Uint8Array>

/** Entries as LDIF (RFC 2849), every value in base64, so that any text is right. */
export function ldif(entries: readonly LdifEntry[]): string {
  return entries
    .map(({ dn, ...attributes }) => [line('dn', dn), ...linesOf(attributes)].join('\n'))
    .join('\n\n')
}

function linesOf(attributes: Record<string, string | readonly string[] | Uint8Array>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    typeof value === 'string' || value instanceof Uint8Array
      ? [line(name, value)]
      : value.map((one) => line(name, one)),
  )
}

function line(name: string, value: string | Uint8Array): string {
  return `${name}:: ${Buffer.from(value).toString('base64')}`
}
