import { z } from 'zod'

const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/** One or more certificates as PEM, and nothing else: a private key pasted by mistake is refused and kept nowhere. */
export const certificates = z
  .string()
  .max(65_536)
  .refine(
    (text) => (text.match(BLOCK)?.length ?? 0) > 0 && text.replaceAll(BLOCK, '').trim() === '',
    'must be certificates in PEM (-----BEGIN CERTIFICATE-----) and nothing else',
  )
