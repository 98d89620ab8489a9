import { z } from 'zod'
import { instant, page } from './common.schema'

/** A domain of e-mail addresses whose people are led to the tenant's door. */
export const domain = z.object({
  id: z.string(),
  domain: z.string(),
  /** The TXT record that proves it. */
  record: z.object({ name: z.string(), value: z.string() }),
  checked_at: instant.nullable(),
  /** Null: nobody is led here by it. */
  verified_at: instant.nullable(),
})
export const domainPage = page(domain)
export const domainCreate = z.object({ domain: z.string().trim().min(1).max(300) }).strict()

export const doorAsked = z.object({ domain: z.string().min(1).max(300) }).strict()
/** Null for every domain that nobody has proved, whether anybody claims it or not. */
export const doorFound = z.object({ door: z.string().nullable() })

export type DomainDto = z.infer<typeof domain>
