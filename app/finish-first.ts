import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Principal } from '@/lib/access/principal'

/** Leads whoever must first choose a password or set up a second factor there, and back to this page afterwards. */
export async function finishFirst(principal: Principal | null): Promise<void> {
  if (!principal?.held) return
  const page = (await headers()).get('x-page') ?? '/'
  redirect(`/sign-in/finish?to=${encodeURIComponent(page)}`)
}
