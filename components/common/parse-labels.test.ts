import { expect, test } from 'vitest'
import { parseLabels } from './parse-labels'

test.each([
  ['', {}],
  ['env=prod', { env: 'prod' }],
  ['env:test, team = pay', { env: 'test', team: 'pay' }],
  ['env=prod，zone=dmz\ntier:web', { env: 'prod', zone: 'dmz', tier: 'web' }],
  ['env:test team:pay', { env: 'test', team: 'pay' }],
  ['owner=harbour team', { owner: 'harbour team' }],
  ['url=https://a.example/b', { url: 'https://a.example/b' }],
])('%j are labels', (text, labels) => {
  expect(parseLabels(text)).toEqual({ labels, refused: [] })
})

test.each([
  ['env', ['env']],
  ['env=', ['env=']],
  ['=prod', ['=prod']],
  ['env=prod, tier', ['tier']],
  [`env=${'x'.repeat(301)}`, [`env=${'x'.repeat(301)}`]],
])('of %j what is no label is told, not left out', (text, refused) => {
  expect(parseLabels(text).refused).toEqual(refused)
})
