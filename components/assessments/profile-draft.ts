/** An applicability profile as a form holds it, whatever the framework's family. */
export interface ProfileDraft {
  /** 等保: the object that was graded; else the scope in words. */
  words: string
  s: number
  a: number
  cloud: boolean
  cloudRole: 'provider' | 'customer' | null
  entity: 'merchant' | 'service_provider'
  multiTenant: boolean
  designated: boolean
  earlyTls: boolean
  notInUse: readonly string[]
  /** Control id → why it does not apply. */
  excluded: Readonly<Record<string, string>>
  /** ISO: control id → why it does. */
  included: Readonly<Record<string, string>>
}

type Profile = Readonly<Record<string, unknown>>

/** A profile that was read as a form holds it; nothing given: the defaults of a new one. */
export function draftOf(profile: Profile = {}): ProfileDraft {
  const text = (key: string) => (typeof profile[key] === 'string' ? profile[key] : '')
  const grade = (key: string) => (typeof profile[key] === 'number' ? profile[key] : 3)
  const role = text('cloud_role')
  return {
    words: profile.family === 'mlps' ? text('object_name') : text('scope'),
    s: grade('s'),
    a: grade('a'),
    cloud: Array.isArray(profile.extensions) && profile.extensions.includes('cloud'),
    cloudRole: role === 'provider' || role === 'customer' ? role : null,
    entity: text('entity') === 'service_provider' ? 'service_provider' : 'merchant',
    multiTenant: profile.multi_tenant_provider === true,
    designated: profile.designated_entity === true,
    earlyTls: profile.early_tls_poi === true,
    notInUse: Array.isArray(profile.not_in_use) ? profile.not_in_use.map(String) : [],
    excluded: reasons(profile.not_applicable),
    included: reasons(profile.included_because),
  }
}

/** The profile that a framework's family takes (`ApplicabilityProfile`). */
export function profileOf(family: string, draft: ProfileDraft): Record<string, unknown> {
  const any = {
    ...(draft.notInUse.length > 0 ? { not_in_use: [...draft.notInUse] } : {}),
    ...(Object.keys(draft.excluded).length > 0 ? { not_applicable: { ...draft.excluded } } : {}),
  }
  if (family === 'mlps') {
    const { s, a, cloud, words } = draft
    const extension = { extensions: cloud ? ['cloud'] : [], cloud_role: cloud ? draft.cloudRole : null }
    return { ...any, family, object_name: words, s, a, g: Math.max(s, a), ...extension }
  }
  if (family === 'pci') {
    return {
      ...any,
      family,
      scope: draft.words,
      entity: draft.entity,
      multi_tenant_provider: draft.multiTenant,
      ...(draft.designated ? { designated_entity: true } : {}),
      ...(draft.earlyTls ? { early_tls_poi: true } : {}),
    }
  }
  if (family !== 'iso') return { ...any, family: 'generic', scope: draft.words }
  const because = Object.keys(draft.included).length > 0 ? { included_because: { ...draft.included } } : {}
  return { ...any, family, scope: draft.words, not_applicable: { ...draft.excluded }, ...because }
}

function reasons(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(Object.entries(given).map(([id, why]) => [id, String(why)]))
}
