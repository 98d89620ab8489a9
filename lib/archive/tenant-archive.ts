import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { TAR_END, tarEntry } from '@/lib/core/tar'
import { checkpointView, entriesView, keysView } from '@/lib/log/log-views'
import { type ArchiveRow, archiveRows } from '@/lib/store/archive/archive-rows'
import { type ArchiveTable, archiveTables } from '@/lib/store/archive/archive-tables'
import { archiveTenant } from '@/lib/store/archive/archive-tenant'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { archiveFile } from './archive-file'

/** Rows a file: each is made whole in memory, and each is a short transaction, however slowly the archive is taken. */
const ROWS = 500

/**
 * All that is a tenant's as one tar archive, made while it is taken: evidence, attachments and reports as files, every table's
 * rows as JSON lines without secrets, the people, and both logs with the checkpoint that commits to them. `complete.json` is
 * the last file: an archive without it was cut short.
 */
export async function* tenantArchive(scope: Scope, now: () => Date): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const begun = now()
  const file = (name: string, content: Uint8Array | string) =>
    tarEntry(name, typeof content === 'string' ? new TextEncoder().encode(content) : content, begun)
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const [tables, tenant, people] = await inTenant(scope, async (tx) => [
    await archiveTables(tx),
    await archiveTenant(tx),
    await listMembers(tx),
  ])
  yield file('README.txt', README)
  yield file('tenant.json', `${tenant}\n`)
  const known = new Map(people.map(({ userId, name, email }) => [userId, { id: userId, name, email }]))
  yield file('people.jsonl', [...known.values()].map((one) => `${JSON.stringify(one)}\n`).join(''))
  for (const log of ['evidence', 'audit'] as const) {
    const { note } = await checkpointView(scope, log, {})
    yield file(`log/${log}.checkpoint`, note)
  }
  const { keys } = await keysView(scope)
  yield file('log/keys.json', json({ keys }))
  for (const { log, epoch } of keys) {
    let start: number | null = 0
    for (let part = 1; start !== null; part++) {
      const page: Awaited<ReturnType<typeof entriesView>> = await entriesView(scope, log, { start, epoch })
      const name = `log/${log}/${epoch}/${String(part).padStart(6, '0')}.jsonl`
      yield file(name, page.items.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
      start = page.next_cursor === null ? null : Number(page.next_cursor)
    }
  }
  const rows: Record<string, number> = {}
  for (const table of tables) {
    let count = 0
    let part = 0
    for await (const page of pagesOf(scope, table)) {
      part++
      count += page.length
      const name = `tables/${table.name}/${String(part).padStart(6, '0')}.jsonl`
      yield file(name, page.map(({ row }) => `${row}\n`).join(''))
      for (const { row } of page) {
        const bytes = await archiveFile(scope, table.name, row)
        if (bytes) yield file(bytes.name, bytes.content)
      }
    }
    rows[table.name] = count
  }
  const ended = now()
  const id = publicId('tenant', scope.tenantId)
  yield file('complete.json', json({ tenant: id, begun, ended, rows }))
  yield TAR_END
}

async function* pagesOf(scope: Scope, table: ArchiveTable): AsyncGenerator<ArchiveRow[]> {
  let after: string | null = null
  do {
    const at: string | null = after
    const page: ArchiveRow[] = await inTenant(scope, (tx) => archiveRows(tx, table, at, ROWS))
    if (page.length > 0) yield page
    after = page.length === ROWS ? (page.at(-1)?.key ?? null) : null
  } while (after !== null)
}

const README = `Archive of a tenant of Plimsoll

tenant.json         name, zone, language and settings
people.jsonl        who has a role: id, name and e-mail
evidence/           every report as it was handed in; a file is named by the SHA-256 of its bytes. Where a row of
                    tables/evidence says "dropped" there is none: its bytes were dropped under the retention setting, by the act of
                    tables/evidence_drop that it names, whose leaf (type evidence_drop) is in log/evidence
attachments/        what people attached to their judgements, by the id of its row
reports/            finished reports, by the id of their row
tables/             every table's rows, one JSON object a line; bytes are hexadecimal after \\x
log/                the newest signed checkpoint of each log, the keys that verify it, and by log and epoch every leaf in its order:
                    index, leaf_hash (hexadecimal) and data (base64)
complete.json       when the archive was begun and ended, and how many rows each table had; without it the archive was cut short

Passwords, tokens and keys are not in it. Rows are read a page at a time while the archive is taken: what changes meanwhile
may be in it as it was before or after.
`
