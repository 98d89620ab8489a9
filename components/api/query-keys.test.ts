import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

/** What is of a person, or of the platform, and of no tenant: a word that no key of a tenant consists of alone. */
const OF_NO_TENANT = ["'me'", "'account'", "'sessions'", "'invitation'", "'platform'"]

const sources = readdirSync('components', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => [file, readFileSync(path.join('components', file), 'utf8')] as const)

/** First elements of whatever stands as a key in a file. */
const firsts = (source: string) =>
  [
    ...source.matchAll(
      /\b(?:queryKey|mutationKey|key)\s*[:=]\s*(?:[^[\n]*\?\s*)?\[\s*([^,\]\s]+)\s*([,\]])/g,
    ),
  ].map((match) => [match[1] ?? '', match[2]] as const)

it('what the browser keeps of a tenant it keeps under that tenant, so that no other is shown it', () => {
  const loose = sources.flatMap(([file, source]) =>
    firsts(source)
      .filter(([first]) => !['slug', 'tenant', 'key', ...OF_NO_TENANT].includes(first))
      .map(([first]) => `${file}: ${first}`),
  )
  expect(loose).toEqual([])
  expect(sources.flatMap(([, source]) => firsts(source)).length).toBeGreaterThan(50)
})

it('nothing is kept by one who asks for a tenant under a key without it', () => {
  const calls = sources.flatMap(([file, source]) =>
    [...source.matchAll(/use(?:Infinite)?Query\(\{[\s\S]*?\n {2}\}\)/g)]
      .map(([call]) => [file, call] as const)
      .filter(([, call]) => /tenant(: slug|,)/.test(call)),
  )
  const loose = calls.filter(
    ([, call]) => !/queryKey: (key|\[(slug|tenant|\.\.\.)|past \? \[slug)/.test(call),
  )
  expect(loose).toEqual([])
  expect(calls.length).toBeGreaterThan(30)
})
