import type { Audience } from './framework'
import type { ApplicabilityProfile } from './verdict'

/**
 * Whether a requirement for such an entity binds the one that the profile describes. Only a profile that says so binds:
 * another family's profile says nothing. 3.2.1 calls multi-tenant providers *shared hosting providers*.
 */
export function binds(audience: Audience, profile: ApplicabilityProfile): boolean {
  if (profile.family !== 'pci') return false
  switch (audience) {
    case 'service-providers':
      return profile.entity === 'service_provider'
    case 'multi-tenant-service-providers':
    case 'shared-hosting-providers':
      return profile.multi_tenant_provider
    case 'designated-entities':
      return profile.designated_entity === true
    case 'card-present-poi-early-tls':
      return profile.early_tls_poi === true
  }
}
