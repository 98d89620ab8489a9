import { readFileSync } from 'node:fs'
import pg from 'pg'
import { publicId } from '../../lib/core/public-id'
import { trivyReport } from '../../lib/ingest/testing/trivy-report'
import { callRoute } from './call-route'
import { comeInByBreakGlass } from './come-in-by-break-glass'
import type { Sender, World } from './world'

type Json = { id: string; items: Record<string, unknown>[]; [more: string]: unknown }

/**
 * Lets an owner of the tenant write one of everything a tenant can have, the canary in every text of it. Answers its ids by the
 * path of the routes that take one.
 */
export async function plant(
  w: World,
  as: Sender,
  slug: string,
  canary: string,
): Promise<Record<string, Record<string, string>>> {
  const json = async (response: Response) => (await response.json()) as Json
  const get = (path: `/${string}`, address: string) =>
    callRoute(w, { method: 'GET', path }, address, { as, tenant: slug })
  const post = async (path: `/${string}`, params: Readonly<Record<string, string>>, body: unknown) => {
    const address = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? '-'),
    )
    return json(await callRoute(w, { method: 'POST', path }, address, { as, tenant: slug, body }))
  }
  const report = readFileSync('demo/reports/docker-bench/lab-default.json', 'utf8').replaceAll(
    'shop-web',
    canary,
  )
  const agent = { token: w.logins.tenants.find((tenant) => tenant.slug === slug)?.tokens.agent ?? '' }
  const handIn = (query: string, text: string) =>
    callRoute(w, { method: 'POST', path: '/submissions' }, `/submissions?asset=${canary}-host&${query}`, {
      as: agent,
      body: text,
      headers: { 'content-type': 'application/octet-stream' },
    })
  const receipt = (await json(await handIn(`label=env:${canary}`, report))) as {
    id: string
    assets?: { id: string }[]
    evidence?: { sha256: string }
  }
  const snapshot = readFileSync('demo/reports/docker-engine/default-20.10.json', 'utf8')
  await handIn(`observed_at=${new Date().toISOString()}`, snapshot.replaceAll('shop-web', canary))
  // Of no tenant's own name: what is planted is that it is there.
  const flaw = 'CVE-2026-77777'
  const scanned = trivyReport({
    config: canary,
    tags: [`${canary}/app:1`],
    at: new Date(),
    found: [{ id: flaw, name: canary }],
  })
  await handIn(`kind=image&tool=trivy&label=env:${canary}`, new TextDecoder().decode(scanned))
  const list = async (path: `/${string}`) => (await json(await get(path, path))).items
  const assessment = (await list('/assessments'))[0] as { id: string }
  const control = 'SMC1.2.a'
  const tree = await json(await get('/assessments/{id}/controls', `/assessments/${assessment.id}/controls`))
  const first = (tree.items.find((row) => row.kind === 'control') ?? { control }) as { control: string }
  const at = { id: assessment.id, control: first.control }
  const determination = (await post('/assessments/{id}/controls/{control}/determinations', at, {
    verdict: 'met',
    narrative: canary,
    attachments: [{ name: `${canary}.txt`, media_type: 'text/plain', content_base64: btoa(canary) }],
  })) as { id: string; attachments?: { id: string }[] }
  await post(
    '/component-declarations',
    {},
    {
      components: [{ asset: receipt.assets?.[0]?.id ?? '', component: `name:${canary}-1` }],
      declared: { function: 'web', level: 'high', way: 'only_one' },
      reason: canary,
    },
  )
  const made = await post('/assessments/{id}/reports', { id: assessment.id }, { format: 'csv', lang: 'en' })
  const token = await post('/tokens', {}, { kind: 'reader', name: canary })
  const machine = await post('/agents', {}, { name: canary })
  const code = await post('/agents/enrolments', {}, { agent: machine.id })
  const member = await post('/members', {}, { email: `${canary}@example.com`, name: canary, role: 'viewer' })
  await comeInByBreakGlass(slug, member.id, canary)
  const { uses } = (await json(await get('/local-sign-in', '/local-sign-in'))) as { uses?: { id: string }[] }
  const domain = await post('/domains', {}, { domain: `${canary}.example` })
  const invite = await post('/invites', {}, { email: `invited@${canary}.example`, roles: ['viewer'] })
  const [session] = await list('/member-sessions')
  const { administrators } = (await json(await get('/support-access', '/support-access'))) as unknown as {
    administrators: { id: string }[]
  }
  const support = administrators[0]
  await post('/support-access', {}, { administrator: support?.id })
  const webhook = await post(
    '/webhooks',
    {},
    {
      name: canary,
      kind: 'wecom',
      url: `https://hooks.example.com/${canary}`,
      events: ['gap.new'],
    },
  )
  const provider = await post(
    '/identity-providers',
    {},
    {
      name: canary,
      ldap: {
        servers: [`ldaps://${canary}.example`],
        ca: null,
        bind_dn: null,
        people_base: 'dc=example',
        people_filter: '(uid={login})',
        subject_attribute: 'entryUUID',
        login_attribute: 'uid',
        name_attribute: 'cn',
        email_attribute: 'mail',
        account_state: 'none',
        groups: 'walk',
        groups_base: null,
        groups_filter: null,
      },
    },
  )
  const finding = String((await list('/findings'))[0]?.id)
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const exception = await post('/exceptions', {}, { kind: 'risk', reason: canary, until, ids: [finding] })
  const bulk = await post('/findings/bulk', {}, { ids: [finding], comment: canary })
  const id = (value: string | undefined) => ({ id: value ?? 'missing' })
  return {
    '/submissions/{id}': id(receipt.id),
    '/evidence-drops/{id}': id(await plantDrop(w, slug)),
    '/evidence/{sha256}': { sha256: receipt.evidence?.sha256 ?? '' },
    '/assets/{id}': id(receipt.assets?.[0]?.id),
    '/assets/{id}/timeline': id(receipt.assets?.[0]?.id),
    '/vulnerabilities/{id}': { id: flaw },
    '/findings/{id}': id(finding),
    '/findings/bulk/{id}': id(bulk.id),
    '/findings/bulk/{id}/continue': id(bulk.id),
    '/findings/bulk/{id}/undo': id(bulk.id),
    '/exceptions/{id}': id(exception.id),
    '/exceptions/{id}/decision': id(exception.id),
    '/assessments/{id}': id(assessment.id),
    '/assessments/{id}/controls': id(assessment.id),
    '/assessments/{id}/revisions': id(assessment.id),
    '/assessments/{id}/trend': id(assessment.id),
    '/assessments/{id}/sample': id(assessment.id),
    '/assessments/{id}/controls/{control}': at,
    '/assessments/{id}/controls/{control}/timeline': at,
    '/assessments/{id}/controls/{control}/determinations': at,
    '/assessments/{id}/reports': id(assessment.id),
    '/determinations/{id}/decision': id(determination.id),
    '/attachments/{id}': id(determination.attachments?.[0]?.id),
    '/reports/{id}': id(made.id),
    '/reports/{id}/content': id(made.id),
    '/support-access/{administrator}': { administrator: support?.id ?? 'missing' },
    '/tokens/{id}': id(token.id),
    '/tokens/{id}/rotate': id(token.id),
    '/agents/{id}': id(machine.id),
    '/agents/{id}/tokens': id(machine.id),
    '/agents/enrolments/{id}': id(code.id),
    '/members/{id}': id(member.id),
    '/kept-out/{id}': id(member.id),
    '/members/{id}/sessions': id(member.id),
    '/members/{id}/second-factor': id(member.id),
    '/member-sessions/{id}': id(String(session?.id)),
    '/invites/{id}': id(invite.id),
    '/invites/{id}/link': id(invite.id),
    '/local-sign-in/uses/{id}/acknowledgement': id(uses?.[0]?.id),
    '/domains/{id}': id(domain.id),
    '/domains/{id}/verification': id(domain.id),
    '/webhooks/{id}': id(webhook.id),
    '/webhooks/{id}/secret': id(webhook.id),
    '/webhooks/{id}/test': id(webhook.id),
    '/webhooks/{id}/deliveries': id(webhook.id),
    '/identity-providers/{id}': id(provider.id),
    '/identity-providers/{id}/test': id(provider.id),
    '/identity-providers/{id}/rules': id(provider.id),
    '/identity-providers/{id}/rules/confirmation': id(provider.id),
    '/identity-providers/{id}/rules/preview': id(provider.id),
  }
}

/** An act of dropping, which no route does. */
async function plantDrop(w: World, slug: string): Promise<string> {
  const owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO evidence_drop (tenant_id, id, at, months, received_before, decided_by, decided_at, pieces, bytes, root, log_index, log_epoch)
     SELECT tenant_id, gen_random_uuid(), now(), 12, now(), gen_random_uuid(), now(), 1, 1, sha256('x'), 0, 0 FROM tenant_directory WHERE slug = $1
     RETURNING id`,
    [slug],
  )
  await owner.end()
  return publicId('evidence_drop', rows[0]?.id ?? '')
}
