/** One statement of a made-up OpenVEX document. */
export interface MadeStatement {
  flaw: string
  aliases?: readonly string[]
  product: string
  components?: readonly string[]
  status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation'
  at?: Date
}

/** A document as OpenVEX 0.2.0 has it, with just what is asked for. */
export function vexDocument(
  id: string,
  at: Date,
  statements: readonly MadeStatement[],
): Uint8Array<ArrayBuffer> {
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author: 'Example PSIRT',
    timestamp: at.toISOString(),
    version: 1,
    statements: statements.map(({ flaw, aliases = [], product, components = [], status, at: own }) => ({
      vulnerability: { name: flaw, aliases },
      products: [{ '@id': product, subcomponents: components.map((one) => ({ '@id': one })) }],
      status,
      ...(status === 'not_affected' ? { justification: 'vulnerable_code_not_present' } : {}),
      ...(own ? { timestamp: own.toISOString() } : {}),
    })),
  }
  return new TextEncoder().encode(JSON.stringify(document))
}
