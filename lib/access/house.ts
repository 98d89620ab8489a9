import type { PrincipalTenant } from './principal'

/**
 * The platform's own house: what is of no customer (its identity providers, its audit log) lies under the nil id, which has no
 * slug and so no door (decision 030).
 */
export const HOUSE: PrincipalTenant = {
  id: '00000000-0000-0000-0000-000000000000',
  slug: '',
  name: 'Plimsoll',
  timeZone: 'Asia/Shanghai',
  language: 'zh',
}
