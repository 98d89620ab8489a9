import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** One Chinese word for one thing (`docs/words.md`), and the words that must not stand in its place. */
const WORDS: Record<string, { word: string; never: RegExp }> = {
  safeguard: { word: '安全措施', never: /保障|保护措施|防护措施|(?<!访问)控制措施/ },
  framework: { word: '合规标准', never: /合规框架|标准框架/ },
  control: { word: '控制项', never: /管控项|控制条目/ },
  check: { word: '检查项', never: /检测项|检查条目/ },
  submission: { word: '上报', never: /提交(报告|上报|记录)/ },
  agent: { word: '采集器', never: /采集代理|上报代理|采集探针/ },
  finding: { word: '安全问题', never: /发现项|问题项|安全发现/ },
  'mapping edge': { word: '映射', never: /映射边|支撑性/ },
  'cross-walk': { word: '条款对照', never: /交叉映射|交叉引用|条款映射/ },
  verdict: { word: '符合性判定', never: /裁定|裁决/ },
  indication: { word: '迹象', never: /[（(]提示[）)]|提示差距/ },
  determination: { word: '人工判定', never: /人工评定|(?<!未)批准.{0,6}人工判定/ },
  exception: { word: '风险接受', never: /风险豁免|例外审批|例外申请/ },
  retest: { word: '复测', never: /重测|复检/ },
  stale: { word: '证据已过期', never: /陈旧的?证据|证据陈旧/ },
  'as of': { word: '截至时点', never: /截止时点|截至时间/ },
  snapshot: { word: '报告底稿', never: /报告快照/ },
  'evidence request': { word: '资料调阅', never: /证据请求/ },
  secret: { word: '敏感凭据', never: /口令和密钥|机密凭据/ },
}

const OURS = ['frameworks', 'messages', 'docs', 'lib', 'components', 'app']
const SKIP = /generated|node_modules|words\.test\.ts$|decisions/
const TEXT = /\.(json|md|tsx?|mjs|typ)$/

/** Every file of ours in which a person may read Chinese, tests apart: those quote what others write. */
function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (SKIP.test(path)) return []
    if (statSync(path).isDirectory()) return files(path)
    return TEXT.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : []
  })
}

const chinese = [...OURS.flatMap((name) => files(join(root, name))), join(root, 'README.md')]
  .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }))
  .filter(({ text }) => /\p{Script=Han}/u.test(text))

describe('Chinese words', () => {
  it('are looked for where they stand', () => {
    const folders = new Set(chinese.map(({ path }) => path.split('/')[0]))
    for (const folder of ['frameworks', 'messages', 'docs', 'lib']) expect(folders).toContain(folder)
  })

  it.each(Object.entries(WORDS))('%s has one', (_, { word, never }) => {
    expect(never.test(word)).toBe(false)
    const wrong = chinese.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (never.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    )
    expect(wrong).toEqual([])
  })

  it.each(['safeguard', 'framework', 'control', 'check', 'agent', 'finding', 'cross-walk', 'determination'])(
    '%s is said in docs/words.md as the interface says it',
    (name) => {
      const row = readFileSync(join(root, 'docs/words.md'), 'utf8')
        .split('\n')
        .find((line) => line.startsWith(`| ${name} |`))
      expect(row).toContain(WORDS[name]?.word)
    },
  )
})
