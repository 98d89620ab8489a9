import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS } from '@/lib/access/actions'

test.each(['en', 'zh'])('every action has words in %s', (language) => {
  const { action } = JSON.parse(readFileSync(join(import.meta.dirname, language, 'roles.json'), 'utf8'))
  const said = ACTIONS.filter((name) => {
    const words = name
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], action)
    return typeof words === 'string' && words !== ''
  })
  expect(said).toEqual([...ACTIONS])
})
