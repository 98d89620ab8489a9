import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const CORE = resolve('node_modules/@mantine/core')
/** What is loaded later: `components/floating`, `components/notices`. */
const LOADED = ['Modal', 'Menu', 'Popover', 'Notification']

it('has the stylesheet of everything that the parts of Mantine we load are made of, in Mantine’s own order', () => {
  const ours = readFileSync(new URL('mantine.css', import.meta.url), 'utf8')
  const files = [...ours.matchAll(/@import '(@mantine\/[^']+)'/g)].map(([, file = '']) => file)
  const text = files.map((file) => readFileSync(join('node_modules', file), 'utf8')).join('\n')
  const whole = readFileSync(join(CORE, 'styles.css'), 'utf8')

  const classes = classesOf(LOADED.map((name) => join(CORE, `esm/components/${name}/${name}.mjs`)))
  expect(classes.length).toBeGreaterThan(30)
  expect(classes.filter((one) => whole.includes(`.${one}`) && !text.includes(`.${one}`))).toEqual([])

  const places = files
    .filter((file) => file.startsWith('@mantine/core/'))
    .map((file) => whole.indexOf(readFileSync(join('node_modules', file), 'utf8').trim().slice(0, 60)))
  expect(places.toSorted((one, other) => one - other)).toEqual(places)
})

/** The class names of all modules that these files are made of. */
function classesOf(begin: string[]): string[] {
  const seen = new Set(begin)
  for (const file of seen) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g))
      seen.add(join(dirname(file), path))
  }
  const styled = [...seen].filter((file) => file.endsWith('.module.mjs'))
  return styled.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/"(m_[0-9a-f]+)"/g)].map(([, name = '']) => name),
  )
}
