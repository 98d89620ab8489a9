import { type Container, containerOf } from './checks/container'
import { FUNCTION_TABLE } from './function-table'
import { engineFacts } from './isolation'
import { containerName, observeContainer } from './observe-container'
import type { Snapshot } from './read-snapshot'

/** The containers of a snapshot, in the order of their names, so that the engine's order means nothing. Of two of one name the first id counts, with a note. */
export function readContainers({
  inspected,
  processes,
  info,
  images,
  histories,
  notes,
}: Pick<Snapshot, 'inspected' | 'processes' | 'info' | 'images' | 'histories' | 'notes'>): Container[] {
  const engine = engineFacts(info)
  const names = new Map([...inspected].map(([id, { body }]) => [id, containerName(body)]))
  // Namespaces of other containers are named by id, by short id or by name.
  const others = new Map(
    [...names].flatMap(([id, name]) => [[id.slice(0, 12), name] as const, [name, name] as const]),
  )
  const nameOf = (id: string) => names.get(id) ?? others.get(id) ?? id.slice(0, 12)
  const byName = new Map<string, Container>()
  for (const [id, { body, at }] of [...inspected].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const list =
      processes.get(id) ?? processes.get(containerName(body)) ?? processes.get(id.slice(0, 12)) ?? null
    const component = observeContainer(FUNCTION_TABLE, engine, { id, body, at, processes: list }, nameOf)
    if (!byName.has(component.name))
      byName.set(component.name, containerOf(component, body, images, histories))
    else if (!notes.some(({ code }) => code === 'duplicate_container'))
      notes.push({
        level: 'warning',
        code: 'duplicate_container',
        message: 'Two containers have one name; the first is read.',
        ...(at.pointer === undefined ? {} : { at: at.pointer }),
      })
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
