export interface ProfileWords {
  /** 等保: the object that was graded; else the scope in words. */
  object: string
  s: number
  a: number
  entity: string
}

/** The applicability profile that a framework's family takes (`ApplicabilityProfile`). */
export function profileOf(family: string, { object, s, a, entity }: ProfileWords): Record<string, unknown> {
  if (family === 'mlps')
    return { family: 'mlps', object_name: object, s, a, g: Math.max(s, a), extensions: [], cloud_role: null }
  if (family === 'pci') return { family: 'pci', scope: object, entity, multi_tenant_provider: false }
  if (family === 'iso') return { family: 'iso', scope: object, not_applicable: {} }
  return { family: 'generic', scope: object }
}
