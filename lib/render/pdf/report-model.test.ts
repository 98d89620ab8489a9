import { expect, it } from 'vitest'
import { reportModel } from './report-model'
import { fixtureSnapshot } from './testing/fixture'

it('says our own checks and kinds of assets in the language of the report', () => {
  const snapshot = fixtureSnapshot()
  for (const { why } of snapshot.controls)
    for (const { failing } of why) for (const one of failing) one.check_title = 'A container runs as root'
  const read = (lang: 'zh' | 'en') => {
    const { gaps, assets } = reportModel(snapshot, lang, 'ab'.repeat(32))
    return { titles: new Set(gaps.map(({ title }) => title)), kinds: new Set(assets.map(({ kind }) => kind)) }
  }
  expect(read('zh')).toEqual({ titles: new Set(['容器以 root 用户运行']), kinds: new Set(['主机']) })
  expect(read('en')).toEqual({ titles: new Set(['A container runs as root']), kinds: new Set(['Host']) })
})
