import { lookup } from '@/lib/access/keys'
import type { Actor } from '@/lib/access/principal'
import { inPerson, type PersonTx } from '@/lib/store/in-person'
import { type PersonEvent, recordPersonEvent } from './record-person-event'

/** Writes an event of the person into the log of each of their tenants; answers the shortest session these allow, in minutes. */
export type Tell = (event: PersonEvent) => Promise<number | null>

/**
 * One unit of work on what is a person's own and no tenant's (their password, their sessions): what they change and what
 * their tenants' audit logs say of it are kept together, or not at all.
 */
export async function asPerson<T>(
  actor: Actor,
  at: Date,
  work: (tx: PersonTx, tell: Tell) => Promise<T>,
): Promise<T> {
  return inPerson(lookup('session'), (tx) => work(tx, (event) => recordPersonEvent(tx, actor, event, at)))
}
