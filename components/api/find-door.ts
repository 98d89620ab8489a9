import type { z } from 'zod'
import type { doorFound } from '@/lib/views/domain.schema'
import { api } from './client'

/** Where people of an e-mail domain sign in; null where that is here, and when it cannot be found out. */
export async function findDoor(domain: string): Promise<string | null> {
  try {
    const asked = { tenant: null, method: 'POST', body: { domain } } as const
    const { door } = await api<z.infer<typeof doorFound>>('/doors', asked)
    return door
  } catch {
    return null
  }
}
