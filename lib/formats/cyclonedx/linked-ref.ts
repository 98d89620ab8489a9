const BOM_LINK = /^urn:cdx:([^/#]+)\/(\d+)(?:#(.*))?$/

/** The BOM and the component in it that a BOM-Link names (`urn:cdx:serial/version#ref`); any other reference is a product. */
export function linkedRef(ref: string): { product: string; component: string } {
  const [, serial, version, part = ''] = BOM_LINK.exec(ref) ?? []
  if (serial === undefined) return { product: ref, component: '' }
  return { product: `urn:cdx:${serial}/${version}`, component: decoded(part) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
