import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Domains } from '@/components/identity/domains'
import classes from '@/components/identity/identity.module.css'
import { LocalSignIn } from '@/components/identity/local-sign-in'
import { ProviderList } from '@/components/identity/provider-list'
import { publicId } from '@/lib/core/public-id'
import { readDomains } from '@/lib/views/read-domains'
import { readIdentityProviders } from '@/lib/views/read-identity-providers'
import { readLocalSignInSettings } from '@/lib/views/read-local-sign-in'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('title') }
}

/** Directories and OpenID providers by which people of the tenant come in. */
export default async function IdentityPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const { scope } = await pageScope(tenant, 'identity.read')
  const may = scope.may('identity.write')
  const { subject, provider } = scope.actor
  return (
    <>
      <ProviderList tenant={tenant} may={may} initial={await readIdentityProviders(scope)} />
      <div className={classes.parts}>
        <Domains may={may} initial={await readDomains(scope)} />
        <LocalSignIn
          may={may}
          self={{ id: publicId('user', subject), local: provider === 'local' }}
          initial={await readLocalSignInSettings(scope)}
        />
      </div>
    </>
  )
}
