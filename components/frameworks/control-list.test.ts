import { describe, expect, it } from 'vitest'
import { type ListedControl, listedControls } from './control-list'

const row = (control: string, more: Partial<ListedControl> = {}): ListedControl => ({
  control,
  ref: `r${control}`,
  kind: 'control',
  title: { en: `Title ${control}`, zh: `标题${control}` },
  parent: null,
  assessment: 'manual',
  provenance: 'sourced',
  levels: [],
  sag: null,
  ...more,
})
const CONTROLS = [
  row('G', { kind: 'group', assessment: null }),
  row('a', { parent: 'G', assessment: 'partly' }),
  row('H', { kind: 'group', assessment: null, parent: 'G' }),
  row('b', { parent: 'H', provenance: 'recalled' }),
  row('c'),
]
const ids = (filter: Parameters<typeof listedControls>[1]) =>
  listedControls(CONTROLS, filter).map((one) => one.control)

describe('listedControls', () => {
  it('lists everything in printed order when nothing is asked', () => {
    expect(ids({})).toEqual(['G', 'a', 'H', 'b', 'c'])
  })

  it('lists as many controls of a kind or provenance as the numbers say, without groups', () => {
    expect(ids({ kind: 'manual' })).toEqual(['b', 'c'])
    expect(ids({ provenance: 'recalled' })).toEqual(['b'])
  })

  it('lists a group with all that stands below it, and a control alone', () => {
    expect(ids({ at: 'G' })).toEqual(['G', 'a', 'H', 'b'])
    expect(ids({ at: 'b' })).toEqual(['b'])
    expect(ids({ at: 'G', kind: 'manual' })).toEqual(['b'])
  })

  it('finds numbers and words of both languages, full width too', () => {
    expect(ids({ q: '标题b' })).toEqual(['b'])
    expect(ids({ q: 'ＴＩＴＬＥ A' })).toEqual(['a'])
    expect(ids({ q: 'nothing' })).toEqual([])
  })
})
