import { headers } from 'next/headers'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readMe } from '@/lib/auth/read-me'
import type { MeDto } from '@/lib/views/me.schema'

/** The signed-in person and the tenants they may enter, for pages of no tenant; null for nobody. */
export async function person(): Promise<MeDto | null> {
  const principal = await pagePrincipal(null)
  if (!principal) return null
  const cookie = (await headers()).get('cookie') ?? ''
  return readMe(new Request('http://page.invalid/', { headers: { cookie } }), principal, new Date())
}
