import type { GroupKind } from '@/lib/access/role-rule'

/** The source under which memberships, sessions and audit events name a provider. */
export function providerSource({ kind, id }: { kind: GroupKind; id: string }): string {
  return `${kind}:${id}`
}
