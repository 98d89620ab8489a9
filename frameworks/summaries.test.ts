import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import type { Bilingual, Control } from '@/lib/core/framework'

const catalogue = loadCatalogue(fileURLToPath(new URL('.', import.meta.url)))

/** Words with which a sentence leans on another one: what a level adds, instead of what it asks for. */
const LEANS = {
  zh: /^(再|并|另|还|同时|此外|而且|且|以及|增加|新增|改为|扩|范围|在此|上述|以上|其|它|该|此类)|再加|在此基础上|改为|范围扩|上一级|同前|同上|本级/,
  en: /^(also|adds?|additional|additionally|in addition|further|furthermore|moreover|plus|and|as (at|before|above)|such|same|now|instead|besides|likewise|it|they|this|these)\b|(previous|lower|preceding) level|as above/i,
}
const leans = ({ zh, en }: Bilingual) => LEANS.zh.test(zh) || LEANS.en.test(en)

/** What a reader of each level is shown. */
const texts = (control: Control) =>
  control.levels.map((at) => ({
    at,
    text: at.summary ?? control.summary,
    where: `${control.id} ${at.level}`,
  }))

describe.each(catalogue.frameworks)('summaries of $id', ({ controls }) => {
  it('stand alone, at every level', () => {
    const all = controls.flatMap((control) => [
      { where: control.id, text: control.summary },
      ...texts(control),
    ])
    expect(all.filter(({ text }) => text && leans(text)).map(({ where }) => where)).toEqual([])
  })

  it('are whole sentences in both languages', () => {
    const all = controls.flatMap((control) => [control.summary, ...texts(control).map(({ text }) => text)])
    const broken = all.filter((text) => text && !(/^.{4,}。$/.test(text.zh) && /^.{8,}\.$/.test(text.en)))
    expect(broken).toEqual([])
  })

  it('differ between two levels exactly where the level changes the control', () => {
    const wrong: string[] = []
    for (const control of controls.filter((one) => one.summary)) {
      texts(control).forEach(({ at, text, where }, index, all) => {
        const before = all[index - 1]?.text
        if (!before) return
        const same = text?.zh === before.zh && text?.en === before.en
        if (same !== (at.change === 'same')) wrong.push(where)
      })
    }
    expect(wrong).toEqual([])
  })
})

it('every level of every 等保 item has a text', () => {
  const items = catalogue.frameworkById
    .get('mlps-gbt22239-2019')
    ?.controls.filter((one) => one.kind === 'control')
  expect(items?.flatMap(texts)).toHaveLength(55 + 135 + 211 + 228 + 11 + 29 + 46 + 49)
  expect(items?.flatMap(texts).filter(({ text }) => !text)).toEqual([])
})

it.each(['CNS1.3', 'ABS1.6', 'CES1.6'])(
  '%s says at each level what is verified, and what happens then',
  (id) => {
    const item = catalogue.frameworkById.get('mlps-gbt22239-2019')?.controls.find((one) => one.id === id)
    const zh = (item ? texts(item) : []).map(({ text }) => text?.zh ?? '')
    expect(zh).toHaveLength(4)
    for (const text of zh) expect(text).toMatch(/可信根.*引导程序.*系统程序.*报警/)
    for (const text of zh.slice(1)) expect(text).toMatch(/重要配置参数.*审计记录.*安全管理中心/)
    expect(zh[2]).toContain('关键执行环节')
    expect(zh[3]).toMatch(/所有执行环节.*动态关联感知/)
  },
)
