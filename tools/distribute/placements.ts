/** Where a table lies in a cluster: spread by a column, whole on every node, or on the coordinator alone. */
export type Placement = { by: string } | 'everywhere' | 'coordinator'

/** A table of the schema `public`, as the catalogue of the database tells of it. */
export interface TableFacts {
  name: string
  /** First column of its primary key; null: it has none. */
  firstKey: string | null
  /** Tables that its foreign keys name. */
  parents: string[]
}

/** Small, read beside every tenant's rows, seldom written: found by something other than the tenant. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  'app_user',
  'catalogue_version',
  'domain_directory',
  'identity',
  'membership_directory',
  'session',
  'tenant_directory',
  'token_directory',
  'vulnerability_list',
  'vulnerability_list_entry',
])
/** Written often, or the house's own book: read beside no tenant's rows. */
const COORDINATOR: ReadonlySet<string> = new Set(['_prisma_migrations', 'sign_in_throttle'])

/**
 * Where each table belongs, in an order in which it may be put there: what lies everywhere first, then the tenant, then what
 * belongs to tenants, each after the tables that its foreign keys name.
 * @throws {TypeError} of a table that has no place: it neither begins its key with the tenant nor is listed here
 */
export function placements(tables: readonly TableFacts[]): { name: string; place: Placement }[] {
  const placed = tables.map((table) => ({ ...table, place: placeOf(table) }))
  const wanted = placed.filter(({ place }) => place !== 'coordinator')
  const done = new Set<string>()
  const ordered: { name: string; place: Placement }[] = []
  const rank = ({ name, place }: { name: string; place: Placement }) =>
    place === 'everywhere' ? 0 : name === 'tenant' ? 1 : 2
  let left = wanted.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
  while (left.length > 0) {
    const next = left.find(({ name, parents }) => parents.every((one) => one === name || done.has(one)))
    if (!next) throw new TypeError(`foreign keys in a ring: ${left.map(({ name }) => name).join(', ')}`)
    done.add(next.name)
    ordered.push({ name: next.name, place: next.place })
    left = left.filter((one) => one !== next)
  }
  return ordered
}

function placeOf({ name, firstKey }: TableFacts): Placement {
  if (EVERYWHERE.has(name)) return 'everywhere'
  if (COORDINATOR.has(name)) return 'coordinator'
  if (name === 'tenant') return { by: 'id' }
  if (firstKey === 'tenant_id') return { by: 'tenant_id' }
  throw new TypeError(
    `the table ${name} has no place in a cluster: its key begins with ${firstKey ?? 'nothing'}`,
  )
}
