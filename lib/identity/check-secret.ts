import { Invalid } from '@/lib/core/errors'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'

type Checked = Pick<IdentityProviderRow, 'kind' | 'settings' | 'sealed'>

/**
 * An account that looks people up has a password: without one a directory would take it for nobody and still say yes (RFC
 * 4513 §5.1.2). The same for a client that says it has a secret.
 * @throws Invalid
 */
export function checkSecret(row: Checked): void {
  const wanted = wantsSecret(row)
  if (wanted && row.sealed === null) throw new Invalid('secret_required', `${wanted}`, { at: '/secret' })
}

function wantsSecret({ settings }: Checked): string | null {
  if ('servers' in settings) {
    return settings.bind_dn === null ? null : 'Give the password of the account that looks people up.'
  }
  return settings.client_auth === 'none' ? null : 'Give the client secret.'
}

/** Whether a kept secret would be shown to somebody else than whom it was given for. */
export function goesElsewhere(before: Checked['settings'], after: Checked['settings']): boolean {
  const whom = (settings: Checked['settings']) =>
    'servers' in settings
      ? [settings.servers, settings.ca, settings.bind_dn]
      : [settings.issuer, settings.ca, settings.client_id]
  return JSON.stringify(whom(before)) !== JSON.stringify(whom(after))
}
