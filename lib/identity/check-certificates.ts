import { X509Certificate } from 'node:crypto'
import { Invalid } from '@/lib/core/errors'

const BLOCK = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs

/**
 * What looks like certificates must be some: a line lost in copying would else be found out at the first sign-in, as a server that
 * nobody vouches for.
 * @throws Invalid
 */
export function checkCertificates(pem: string | null, at: string): void {
  for (const [index, [block]] of [...(pem ?? '').matchAll(BLOCK)].entries()) {
    try {
      new X509Certificate(block)
    } catch {
      throw new Invalid('invalid_body', `The body at "${at}": certificate ${index + 1} cannot be read.`, {
        at,
      })
    }
  }
}
