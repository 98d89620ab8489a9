import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { NIL } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise, type Scope, systemScope } from '@/lib/access/keys'
import { changeProfile } from '@/lib/assessments/change-profile'
import { changeAsset } from '@/lib/assets/change-asset'
import { type LabelRule, limitFits } from '@/lib/core/label-rule'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { renderReport } from '@/lib/reports/render-report'
import { rendererOf } from '@/lib/reports/renderer-of'
import { requestReport } from '@/lib/reports/request-report'
import { openSnapshot } from '@/lib/store/reports/open-snapshot'
import { requestException } from '@/lib/triage/request-exception'
import { testDatabase } from '@/tools/testing/database'
import { useDatabase } from '@/tools/testing/tenant'
import { labelsOf } from './assets/labels-of'
import { setLabelSet } from './assets/set-label-set'
import { closeConnections, prisma } from './client'
import { inTenant } from './in-tenant'
import { listReports } from './reports/list-reports'
import { readReportWork } from './reports/read-report-work'
import { readings, WRITERS, writings } from './testing/calls'
import { EVIDENCE_READERS } from './testing/evidence-readers'
import { EVIDENCE_WRITERS } from './testing/evidence-writers'
import { IMAGE_READERS, IMAGE_WRITERS } from './testing/image-calls'
import { shown, textOf, textsOf } from './testing/marks'
import type { Reading } from './testing/reading'
import { CANARY } from './testing/seed-first'
import { OURS, RULE, type TwoTeams, twoTeams } from './testing/two-teams'

/** What is of the whole tenant and not of any asset: alike for everybody in it whose role lets them ask. */
const OF_THE_TENANT = [
  'actorsById',
  'archiveTenant',
  'assessmentsAt',
  'countLastingOwners',
  'dropOf',
  'findAssessmentByName',
  'freshnessLimits',
  'getCheckpoint',
  'listBreakGlassUses',
  'listDomains',
  'listInvites',
  'listLocalOwners',
  'listMembers',
  'listRevisions',
  'listSupport',
  'lockAssessment',
  'lockHead',
  'lockSweep',
  'memberAccounts',
  'memberSessions',
  'readDrop',
  'readFreshnessDays',
  'readHead',
  'readLocalSignIn',
  'readNodes',
  'readRetention',
  'readTenant',
]
/**
 * Of assets, but told to nobody who is limited: running sums over all, which agent and token sent a report, and which checks a sender has
 * reported on anywhere, by which a report's silence is judged.
 */
const NOT_UNDER_A_LIMIT = ['senderOf', 'reportedBefore', 'readStamps', 'anyVex', 'vexCandidates']

const ofAssets = readings.filter(([, name]) => name in EVIDENCE_READERS || name in IMAGE_READERS)
const writers = writings.filter(([name]) => name in EVIDENCE_WRITERS || name in IMAGE_WRITERS)

let w: TwoTeams & { before: Map<string, string[]> }
const ask = (call: Reading, a = w.ours) => inTenant(w.limited, (tx) => call(tx, a)).catch(nothing)
const nothing = (error: unknown) => {
  if (/not there|has no|no record|not found/i.test(String(error))) return null
  throw error
}

let drop: () => Promise<void>
beforeAll(async () => {
  const database = await testDatabase()
  useDatabase(database)
  drop = database.drop
  w = await twoTeams(database, async ({ whole, ours }) => {
    const seen = new Map<string, string[]>()
    for (const [label, , call] of ofAssets)
      seen.set(label, textsOf(await inTenant(whole, (tx) => call(tx, ours)).catch(nothing)))
    return seen
  })
}, 240_000)
afterAll(async () => {
  await closeConnections()
  await w?.owner.end()
  await drop?.()
})

it('the other team left much to recognise it by', () => {
  expect(w.marks.size).toBeGreaterThan(200)
  expect([...w.marks]).toEqual(
    expect.arrayContaining([w.theirs.assetId, w.theirs.findingId, w.theirs.submission.id]),
  )
})

describe.each(ofAssets)('%s under a limit', (label, name, call) => {
  it('answers exactly what it answered when there was no other team', async () => {
    const told = textsOf(await ask(call))
    if (!NOT_UNDER_A_LIMIT.includes(name)) expect(told).toEqual(w.before.get(label))
  })
})

describe.each(readings.filter(([, name]) => !OF_THE_TENANT.includes(name)))(
  '%s under a limit',
  (_, _name, call) => {
    it('tells nothing of the other team, asked by its very ids', async () => {
      expect(shown(await ask(call, w.theirs), w.marks)).toEqual([])
    })
  },
)

describe('each policy', () => {
  const policies = async () =>
    (
      await w.owner.query<{ name: string; rule: string }>(
        `SELECT polrelid::regclass::text AS name, pg_get_expr(polqual, polrelid) AS rule FROM pg_policy WHERE polname = 'label_limit' ORDER BY 1`,
      )
    ).rows
  const rowsOf = (table: string) =>
    inTenant(w.limited, (tx) => tx.db.$queryRawUnsafe<unknown[]>(`SELECT * FROM ${table}`))

  it('hides something by itself: without it its table shows the other team', async () => {
    for (const { name, rule } of await policies()) {
      const guarded = await rowsOf(name)
      expect([name, shown(guarded, w.marks)]).toEqual([name, []])
      await w.owner.query(`ALTER POLICY label_limit ON ${name} USING (true)`)
      const bare = await rowsOf(name)
      await w.owner.query(`ALTER POLICY label_limit ON ${name} USING (${rule})`)
      const empty = (await w.owner.query(`SELECT 1 FROM ${name} LIMIT 1`)).rows.length === 0
      expect([name, bare.length > guarded.length || empty]).toEqual([name, true])
    }
  })
})

describe.each(writers)('%s under a limit', (name) => {
  it('changes nothing of the other team', async () => {
    const before = await theirRows()
    const call = WRITERS[name]
    if (!call) throw new Error(name)
    await inTenant(w.limited, (tx) => call(tx, w.theirs)).catch(() => null)
    expect(await theirRows()).toEqual(before)
  })
})

/** Rows of their assets, as the owner of the database sees them. */
async function theirRows(): Promise<unknown> {
  const { rows: tables } = await w.owner.query<{ name: string; column: string }>(
    `SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND (c.column_name IN ('asset_id', 'finding_id') OR (c.table_name = 'asset' AND c.column_name = 'id')) ORDER BY 1, 2`,
  )
  const ids = [...w.marks]
  const digests = []
  for (const { name, column } of tables)
    digests.push([
      name,
      (
        await w.owner.query(
          `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS d FROM "${name}" t WHERE tenant_id = $1 AND ${column}::text = ANY($2)`,
          [w.tenant.tenant.id, ids],
        )
      ).rows[0],
    ])
  return digests
}

describe('somebody who is limited', () => {
  const ours = () => publicId('asset', w.ours.assetId)

  it('changes labels of their assets, but not so that one leaves or enters what they see', async () => {
    await changeAsset(w.limited, ours(), { labels: { tier: 'web' } }, new Date())
    expect(
      (await inTenant(w.limited, (tx) => labelsOf(tx, [w.ours.assetId]))).get(w.ours.assetId),
    ).toMatchObject({
      team: OURS,
      tier: 'web',
    })
    for (const team of ['theirs', null])
      await expect(changeAsset(w.limited, ours(), { labels: { team } }, new Date())).rejects.toMatchObject({
        code: 'outside_limit',
      })
    const theirs = publicId('asset', w.theirs.assetId)
    const missing = await changeAsset(
      w.limited,
      publicId('asset', NIL),
      { labels: { team: OURS } },
      new Date(),
    ).catch(String)
    expect(await changeAsset(w.limited, theirs, { labels: { team: OURS } }, new Date()).catch(String)).toBe(
      missing,
    )
  })

  it('could not move an asset out of their sight by the statement itself', async () => {
    const move = inTenant(w.limited, (tx) => setLabelSet(tx, w.ours.assetId, w.theirs.labelSetId))
    await expect(move).rejects.toThrow(/row-level security/)
  })

  it('retires an asset, and its findings follow as they do for everybody', async () => {
    await changeAsset(w.limited, ours(), { retired: { reason: 'gone' } }, new Date())
    const open = await inTenant(w.whole, (tx) =>
      tx.db.finding.count({ where: { tenantId: tx.tenantId, assetId: w.ours.assetId, machine: 'open' } }),
    )
    expect(open).toBe(0)
    await changeAsset(w.limited, ours(), { retired: null }, new Date())
  })

  it('asks for no exception that may cover what they do not see', async () => {
    const input = {
      kind: 'false_positive',
      reason: 'x',
      scope: { rule: { check: 'docker-bench/anything' } },
    } as const
    await expect(requestException(w.limited, input)).rejects.toMatchObject({ code: 'rule_beyond_limit' })
  })

  it('gets reports of their assets alone, made by a job, which others see who see as much', async () => {
    const assessment = publicId('assessment', w.theirs.assessment.id)
    await changeProfile(w.whole, assessment, { scope: { labels: {} } })
    const made = async (scope: Scope) => {
      const id =
        parsePublicId('report', await requestReport(scope, assessment, { format: 'csv', lang: 'en' })) ?? ''
      await renderReport(systemScope(scope.tenant, 'render-report'), id, rendererOf)
      const work = await inTenant(w.whole, (tx) => readReportWork(tx, id))
      return { id, snapshot: openSnapshot(work?.snapshot ?? new Uint8Array()) }
    }
    const [mine, whole] = [await made(w.limited), await made(w.whole)]
    expect(mine.snapshot.limit).toEqual([RULE])
    expect(mine.snapshot.assets.map(({ id }) => id)).toContain(ours())
    expect(shown(textOf(mine.snapshot).replaceAll(CANARY, ''), w.marks)).toEqual([])
    expect(textOf(mine.snapshot)).not.toContain(publicId('asset', w.theirs.assetId))
    expect('limit' in whole.snapshot).toBe(false)
    expect(whole.snapshot.assets.length).toBeGreaterThan(mine.snapshot.assets.length)
    const by = (...rules: LabelRule[]) =>
      authorise({ ...w.principal, limited: rules.map((rule) => ({ role: 'viewer', rule })) }, 'reports.read')
    const sees = async (scope: Scope) =>
      (await inTenant(scope, (tx) => listReports(tx, { id: null, after: null, limit: 500 }))).map(
        ({ id }) => id,
      )
    const [own] = RULE.all
    if (!own) throw new Error('no condition')
    expect(await sees(w.whole)).toEqual(expect.arrayContaining([mine.id, whole.id]))
    expect(await sees(w.limited)).toEqual([mine.id])
    expect(await sees(by({ all: [{ key: 'team', in: [OURS, 'other'] }] }))).toEqual([mine.id])
    expect(await sees(by({ all: [own, { key: 'env', in: ['prod'] }] }))).toEqual([])
    expect(await sees(by({ all: [{ key: 'team', in: ['other'] }] }))).toEqual([])
  })
})

it('only what follows from a change by itself is done beyond a limit', () => {
  const callers = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated') && !/test(ing)?[./]/.test(file))
    .filter((file) => /\bbeyondLimit\(tx/.test(readFileSync(`lib/${file}`, 'utf8')))
  expect(callers).toEqual(['assets/change-asset.ts', 'store/beyond-limit.ts'])
})

describe('a limit', () => {
  const text = fc
    .oneof(
      fc.constantFrom('team', 'payments', 'a"b', 'x\\y', '$.x', "o'k", '中文', 'constructor', ' '),
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
    )
    .filter((one) => !one.includes('\u0000') && one.isWellFormed() && one.length > 0)
  const rule = fc
    .uniqueArray(fc.record({ key: text, in: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => one.key,
    })
    .map((all): LabelRule => ({ all }))
  const labels = fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true })

  it('fits in the database what it fits here, whatever the labels say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { maxLength: 3 }), labels, async (rules, known) => {
        // Half of the labels are made to fit.
        const [first] = rules
        const given =
          first && Object.keys(known).length % 2
            ? { ...known, ...Object.fromEntries(first.all.map((c) => [c.key, c.in[0] ?? ''])) }
            : known
        const [row] = await prisma().$queryRaw<{ fits: boolean }[]>`
          SELECT ${JSON.stringify(given)}::jsonb @@ app.limit_path(${JSON.stringify(rules)}::jsonb)::jsonpath AS fits`
        expect(row?.fits).toBe(limitFits(rules, given))
      }),
      { numRuns: 300 },
    )
  })

  it('that is none, or no rule at all, shows nothing', async () => {
    for (const broken of ['[]', '[{}]', '[{"all": []}]', '[{"all": [{"key": "team", "in": []}]}]']) {
      const seen = await inTenant(w.whole, async (tx) => {
        await tx.db.$queryRaw`SELECT app.use_tenant(${tx.tenantId}::uuid, ${broken}::jsonb)`
        return tx.db.asset.count()
      })
      expect([broken, seen]).toEqual([broken, 0])
    }
  })

  it('is gone with its transaction, after an error and a cancelled statement too, on every connection', async () => {
    const all = await inTenant(w.whole, (tx) => tx.db.asset.count())
    const some = await inTenant(w.limited, (tx) => tx.db.asset.count())
    expect(some).toBeGreaterThan(0)
    expect(all).toBeGreaterThan(some)
    const seen = await Promise.all(
      Array.from({ length: 300 }, (_, i) => {
        if (i % 7 === 0) return inTenant(w.limited, (tx) => tx.db.$queryRaw`SELECT 1 / 0`).catch(() => null)
        if (i % 11 === 0)
          return inTenant(w.limited, async (tx) => {
            await tx.db.$executeRaw`SET LOCAL statement_timeout = 1`
            await tx.db.$queryRaw`SELECT 1 AS x FROM pg_sleep(1)`
          }).catch(() => null)
        return inTenant(i % 2 ? w.limited : w.whole, (tx) => tx.db.asset.count()).then((n) => [i % 2, n])
      }),
    )
    for (const one of seen) if (one) expect(one).toEqual((one as number[])[0] ? [1, some] : [0, all])
    expect(await prisma().asset.count()).toBe(0)
  })
})
