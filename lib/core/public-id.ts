/** Ids as the outside sees them: a short word for the kind, then the UUID without dashes. Opaque to callers (CONTRACT). */
export const ID_KINDS = {
  submission: 'sub',
  asset: 'ast',
  finding: 'fnd',
  exception: 'exc',
  bulk: 'blk',
  assessment: 'asm',
  determination: 'det',
  declaration: 'dcl',
  attachment: 'att',
  report: 'rep',
  agent: 'agt',
  enrolment: 'enr',
  token: 'tok',
  user: 'usr',
  actor: 'act',
  event: 'evt',
  session: 'ses',
  invite: 'inv',
  tenant: 'tnt',
  webhook: 'whk',
  delivery: 'dlv',
  identity_provider: 'idp',
  role_rule: 'rul',
  break_glass_use: 'bgu',
  domain: 'dom',
  evidence_drop: 'drp',
} as const
export type IdKind = keyof typeof ID_KINDS

export function publicId(kind: IdKind, uuid: string): string {
  return `${ID_KINDS[kind]}_${uuid.replaceAll('-', '')}`
}

/** The UUID inside a public id of that kind, or null for anything else: an id of another kind is simply not there. */
export function parsePublicId(kind: IdKind, id: string): string | null {
  const match = new RegExp(
    `^${ID_KINDS[kind]}_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$`,
  ).exec(id)
  return match ? match.slice(1).join('-') : null
}
