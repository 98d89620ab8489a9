import { authorise, ForbiddenError, NotThereError, SuspendedError } from '@/lib/access/keys'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readHome } from '@/lib/views/home'
import type { HomeTenantDto } from '@/lib/views/home.schema'

/**
 * A person's tenants for their start page, one after another and each with its own key. One whose door is shut to this
 * session is left out; its own sign-in says why.
 */
export async function homeTenants(slugs: readonly string[]): Promise<HomeTenantDto[]> {
  const tenants: HomeTenantDto[] = []
  for (const slug of slugs) {
    const principal = await pagePrincipal(slug)
    if (!principal) continue
    try {
      tenants.push(await readHome(authorise(principal, 'tenant.read'), new Date()))
    } catch (error) {
      const shut =
        error instanceof NotThereError || error instanceof SuspendedError || error instanceof ForbiddenError
      if (!shut) throw error
    }
  }
  return tenants
}
