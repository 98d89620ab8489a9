import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { finishFirst } from '@/app/finish-first'
import type { Action } from '@/lib/access/actions'
import { authorise, ForbiddenError, NotThereError, type Scope, SuspendedError } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { noteRefusal } from '@/lib/auth/note-refusal'
import { noteSupportRead } from '@/lib/auth/note-support-read'
import { pagePrincipal } from '@/lib/auth/page-principal'

export interface PageScope {
  scope: Scope
  tenant: PrincipalTenant
  actions: readonly Action[]
}

/**
 * What every page of a tenant begins with: the key to its data. Nobody signed in is sent to the tenant's door (and comes
 * back to this page after it); who is no member, or may do none of the actions, gets the page of things that are not there.
 */
export async function pageScope(slug: string, ...anyOf: [Action, ...Action[]]): Promise<PageScope> {
  const principal = await pagePrincipal(slug)
  if (!principal) redirect(await doorOf(slug))
  await finishFirst(principal)
  try {
    const scope = authorise(principal, ...anyOf)
    await noteSupportRead(principal, scope, (await headers()).get('x-page') ?? `/t/${slug}`)
    return { scope, tenant: scope.tenant, actions: [...scope.actions] }
  } catch (error) {
    // Its door says so to its own people.
    if (error instanceof SuspendedError) redirect(`/t/${encodeURIComponent(slug)}/sign-in`)
    if (error instanceof ForbiddenError) await noteRefusal(principal, error)
    if (error instanceof NotThereError || error instanceof ForbiddenError) notFound()
    throw error
  }
}

/** `x-page` is the address asked for, as the proxy saw it. */
async function doorOf(slug: string): Promise<string> {
  const door = `/t/${encodeURIComponent(slug)}/sign-in`
  const page = (await headers()).get('x-page')
  return page ? `${door}?to=${encodeURIComponent(page)}` : door
}
