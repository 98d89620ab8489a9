import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { lookup, systemScope } from '@/lib/access/keys'
import type { Actor } from '@/lib/access/principal'
import { readEnrolmentCode } from '@/lib/core/enrolment-code'
import { Busy, Conflict, NotFound } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { tokenEnd } from '@/lib/core/token-end'
import { tokenPrefix, tokenSecret } from '@/lib/core/token-secret'
import { createAgent } from '@/lib/store/agents/create-agent'
import { findAgent } from '@/lib/store/agents/find-agent'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { type FoundEnrolment, findEnrolment } from '@/lib/store/enrolments/find-enrolment'
import { useEnrolment as useUp } from '@/lib/store/enrolments/use-enrolment'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { limitAttempts } from '@/lib/store/sign-in/limit-attempts'
import { createToken } from '@/lib/store/tokens/create-token'
import { revokeTokens } from '@/lib/store/tokens/revoke-tokens'
import { sha256 } from './sha256'
import { addressGroup, throttleWindow, WINDOW_MS } from './throttle'
import { throttleKey } from './throttle-key'

/** Codes tried from one address in a quarter of an hour: a whole rack may enrol at once behind one. */
const MOST = 300

export interface Enrolled {
  token: string
  /** Public id. */
  agent: string
  name: string
  tenant: string
}

/**
 * Gives a machine that has a code a token of its own: as a new agent by its own name or, where the code was made for an agent, as
 * that one, whose tokens before are gone from this moment on.
 * @throws NotFound for a code that is wrong, used up, taken back or expired, whichever; Conflict when there is or was an agent of
 *   the name, and then the code is not used up; Busy for an address that tries very many
 */
export async function enrolAgent(
  { code: given, host }: { code: string; host: string },
  address: string | null,
  at: Date,
): Promise<Enrolled> {
  await admit(address, at)
  const read = readEnrolmentCode(given)
  const enrolment = read && (await findEnrolment(lookup('enrolment'), read.slug, sha256(read.code), at))
  if (!enrolment) throw new NotFound()
  const machine: Actor = {
    kind: 'system',
    subject: 'enrol-agent',
    label: 'enrol-agent',
    provider: 'system',
    address,
  }
  return inTenant(systemScope(enrolment.tenant, 'enrol-agent', null, machine), async (tx) => {
    if (!(await useUp(tx, { id: enrolment.id, at }))) throw new NotFound()
    const { id: agentId, name } = await agentOf(tx, enrolment, host, at)
    const replaced = await revokeTokens(tx, { agentId }, at)
    const secret = tokenSecret(randomBytes(32))
    const tokenId = v7({ msecs: at.getTime() })
    await createToken(tx, {
      id: tokenId,
      kind: 'agent',
      name,
      agentId,
      assetPrefix: enrolment.ownHost ? `${name}/` : null,
      prefix: tokenPrefix(secret),
      hash: new Uint8Array(createHash('sha256').update(secret).digest()),
      expiresAt: tokenEnd('agent', null, at),
      at,
    })
    const agent = publicId('agent', agentId)
    await writeAuditEvent(tx, {
      action: 'agent.enrolled',
      target: { kind: 'agent', id: agent },
      after: {
        name,
        host,
        enrolment: publicId('enrolment', enrolment.id),
        token: publicId('token', tokenId),
        own_host: enrolment.ownHost,
        revoked_tokens: replaced.map((id) => publicId('token', id)),
      },
      at,
    })
    return { token: secret, agent, name, tenant: enrolment.tenant.slug }
  })
}

async function admit(address: string | null, at: Date): Promise<void> {
  const asked = { key: throttleKey('enrol', addressGroup(address)), limit: MOST, at }
  const since = new Date(at.getTime() - WINDOW_MS)
  if ((await limitAttempts(lookup('enrolment'), { ...asked, since })).attempts <= MOST) return
  const { secondsLeft } = throttleWindow(at)
  throw new Busy('throttled', 'Too many codes from this address. Try again later.', secondsLeft, true)
}

async function agentOf(
  tx: TenantTx,
  { id: enrolmentId, agentId, quietAfterHours }: FoundEnrolment,
  host: string,
  at: Date,
): Promise<{ id: string; name: string }> {
  if (agentId !== null) {
    const known = await findAgent(tx, agentId)
    if (!known) throw new NotFound()
    return known
  }
  const id = v7({ msecs: at.getTime() })
  if (await createAgent(tx, { id, name: host, quietAfterHours, at, enrolmentId })) return { id, name: host }
  const says = `There is or was an agent called ${host}. Enrol under another name (--name), or with a code made for that agent.`
  throw new Conflict('name_taken', says, { at: '/host' })
}
