import { notFound, redirect } from 'next/navigation'
import { finishFirst } from '@/app/finish-first'
import type { PlatformAction } from '@/lib/access/actions'
import { authorisePlatform, ForbiddenError, type PlatformScope } from '@/lib/access/keys'
import { platformActionsOf } from '@/lib/access/platform-duties'
import { pagePrincipal } from '@/lib/auth/page-principal'

/**
 * Lets an administrator of the platform into one of its pages, or leads elsewhere: to the door, to what they must finish
 * first, or to nothing at all for whoever may not.
 * @param path of the page, to come back to
 */
export async function platformPage(path: string, action: PlatformAction) {
  const principal = await pagePrincipal(null)
  if (!principal) redirect(`/sign-in?to=${encodeURIComponent(path)}`)
  await finishFirst(principal)
  const actions = platformActionsOf(principal)
  let scope: PlatformScope
  try {
    scope = authorisePlatform(principal, action)
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error
    // Nothing else is for an administrator without a duty, where duties are separated.
    if (principal.platformAdmin && actions.length === 0) redirect('/platform/account')
    notFound()
  }
  return { scope, person: principal.actor.label, actions }
}
