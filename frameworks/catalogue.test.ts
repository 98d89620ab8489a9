import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { readCatalogueContent } from '@/lib/catalogue/read-catalogue-content'
import { controlsOfLevel } from '@/lib/core/controls-of-level'
import type { Framework } from '@/lib/core/framework'
import { frameworkOf } from '@/lib/core/framework-of'
import { VERDICTS } from '@/lib/core/verdict'

const folder = fileURLToPath(new URL('.', import.meta.url))
const catalogue = loadCatalogue(folder)
const content = readCatalogueContent(folder)
const text = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')
const json = (path: string): unknown => JSON.parse(text(path))
const jsonFiles = (sub: string) =>
  readdirSync(`${folder}/${sub}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => (sub === '.' ? file : `${sub}/${file}`))

const SCHEMA_OF: Record<string, string> = {
  'index.json': 'framework-index',
  'safeguards.json': 'safeguards',
  'edges.json': 'edges',
  'functions.json': 'functions',
  'engine-versions.json': 'engine-versions',
  'tools/index.json': 'tools',
  'tools/docker-bench-history.json': 'tool-checks-history',
  'tools/finding-classes.json': 'finding-classes',
}
const SCHEMA_OF_FOLDER: Record<string, string> = {
  standards: 'framework',
  crosswalks: 'crosswalk',
  remediation: 'remediation',
}
const schemaOf = (path: string) =>
  SCHEMA_OF[path] ?? SCHEMA_OF_FOLDER[path.split('/')[0] ?? ''] ?? 'tool-checks'
const dataFiles = ['.', 'standards', 'crosswalks', 'tools', 'remediation'].flatMap(jsonFiles)

const framework = (id: string): Framework => frameworkOf(catalogue, id)
const ofKind = (id: string, kind: string) => framework(id).controls.filter((control) => control.kind === kind)
const controlIds = (id: string) => new Set(framework(id).controls.map((control) => control.id))
const safeguardIds = new Set(catalogue.safeguards.map((safeguard) => safeguard.id))
const duplicates = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index)

describe('every file', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })

  it.each(dataFiles)('%s fits its schema', (path) => {
    const schema = json(`schemas/${schemaOf(path)}.schema.json`) as object
    const valid = ajv.getSchema((schema as { $id: string }).$id) ?? ajv.compile(schema)
    valid(json(path))
    expect(valid.errors).toBe(null)
  })

  it.each(dataFiles)('%s is written with two spaces and one newline at its end', (path) => {
    expect(text(path)).toBe(`${JSON.stringify(json(path), null, 2)}\n`)
  })

  it('has both languages wherever it has one', () => {
    const lonely: string[] = []
    const walk = (value: unknown, where: string) => {
      if (typeof value !== 'object' || value === null) return
      const keys = Object.keys(value)
      if (keys.includes('en') !== keys.includes('zh')) lonely.push(where)
      for (const [key, inner] of Object.entries(value)) walk(inner, `${where}/${key}`)
    }
    for (const path of dataFiles) walk(json(path), path)
    expect(lonely).toEqual([])
  })
})

describe('frameworks', () => {
  it('are all in the index, current editions before retired ones, 等保 first', () => {
    expect(catalogue.index.order.map(({ id }) => id).sort()).toEqual(Object.keys(content.standards).sort())
    const retired = catalogue.frameworks.map((one) => one.retired !== undefined)
    expect(retired).toEqual([...retired].sort())
    expect(catalogue.frameworks[0]?.id).toBe('mlps-gbt22239-2019')
  })

  it('that are superseded, and only they, are marked retired', () => {
    const retired = catalogue.frameworks.filter((one) => one.retired)
    expect(retired.map((one) => one.id).sort()).toEqual(['iso27001-2013', 'pci-dss-3.2.1'])
    for (const one of retired) {
      expect(one.retired).toEqual({ zh: '已废止，仅供对照', en: 'retired, for comparison' })
      expect(one.superseded_by?.map((id) => framework(id).id)).toEqual(one.superseded_by)
    }
  })

  it.each([
    ['iso27001-2022', 'GB/T 22080-2025'],
    ['iso27001-2013', 'GB/T 22080-2016'],
  ])('%s names %s as its Chinese edition: title, standing, related', (id, edition) => {
    const { title, standing, related = [] } = framework(id)
    for (const text of [title.zh, title.en, standing.zh, standing.en]) expect(text).toContain(edition)
    expect(standing.zh).toContain('等同采用')
    expect(related.map((one) => one.id)).toContain(edition)
  })

  it('say what checks can and cannot show, about controls that they have', () => {
    for (const { id, reach } of catalogue.frameworks) {
      const named = [...reach.shows, ...reach.cannot].flatMap(({ controls = [] }) => controls)
      expect(named.filter((control) => !controlIds(id).has(control))).toEqual([])
    }
  })

  it('claim to show only what a counted edge reaches', () => {
    const counted = new Set(
      catalogue.edges.filter((e) => e.strength !== 'supporting').map((e) => `${e.framework} ${e.control}`),
    )
    for (const { id, reach } of catalogue.frameworks) {
      const shown = reach.shows.flatMap(({ controls = [] }) => controls)
      expect(shown.filter((control) => !counted.has(`${id} ${control}`))).toEqual([])
    }
  })

  it('are honest where it matters: PCI scans, the former 2.2.1, 密评, sampling, people and premises', () => {
    const cannot = (id: string) =>
      framework(id)
        .reach.cannot.map(({ text }) => text.zh)
        .join()
    const shows = (id: string) =>
      framework(id)
        .reach.shows.map(({ text }) => text.zh)
        .join()
    expect(cannot('pci-dss-4.0.1')).toMatch(/镜像扫描不是 11\.3\.1 的内部漏洞扫描/)
    expect(shows('pci-dss-4.0.1')).toContain('2.2.3 即 3.2.1 版的 2.2.1')
    expect(cannot('mlps-gbt22239-2019')).toMatch(/密评.*抽样/)
    expect(cannot('mlps-gbt22239-2019')).toMatch(/安全物理环境.*安全运维管理/)
    expect(cannot('iso27001-2022')).toMatch(/人员控制和物理控制.*抽样/)
    for (const { id, reach } of catalogue.frameworks.filter((one) => one.retired)) {
      expect(reach.cannot[0]?.text.zh, id).toMatch(/^支持任何现行/)
    }
  })

  it.each(catalogue.frameworks.map((one) => one.id))(
    '%s has unique ids, and parents before children',
    (id) => {
      const ids = framework(id).controls.map((control) => control.id)
      expect(duplicates(ids)).toEqual([])
      const seen = new Set<string>()
      for (const { id: own, parent } of framework(id).controls) {
        expect(parent === null || seen.has(parent), `${own} before its parent ${parent}`).toBe(true)
        seen.add(own)
      }
    },
  )

  it.each(catalogue.frameworks.map((one) => one.id))('%s counts what it says it counts', (id) => {
    const { controls, groups, clauses } = framework(id).counts
    expect(ofKind(id, 'control')).toHaveLength(Number(controls))
    expect(ofKind(id, 'group')).toHaveLength(Number(groups))
    expect(ofKind(id, 'clause')).toHaveLength(Number(clauses ?? 0))
  })

  it.each(catalogue.frameworks.map((one) => one.id))('%s names only its own levels', (id) => {
    const levels = new Set(framework(id).levels.map((level) => level.id))
    for (const control of framework(id).controls) {
      for (const { level } of control.levels) expect(levels.has(level), `${control.id} ${level}`).toBe(true)
    }
  })

  it('every verdict of every family has words in both languages', () => {
    for (const words of Object.values(catalogue.index.verdict_words)) {
      expect(Object.keys(words).sort()).toEqual([...VERDICTS].sort())
    }
  })

  it('PCI never says partial, ISO calls a gap a candidate, and every gap of a machine is an indication', () => {
    const { pci, iso } = catalogue.index.verdict_words
    expect(JSON.stringify(Object.values(pci))).not.toMatch(/partial|partly|部分/i)
    expect(pci.not_met?.indication?.en).toBe('Not in Place (indication)')
    expect(iso.not_met?.indication).toEqual({ en: 'Nonconformity candidate', zh: '不符合候选' })
    for (const words of Object.values(catalogue.index.verdict_words)) {
      expect(words.not_met?.indication).toBeDefined()
      expect(words.partly_met?.indication).toBeDefined()
    }
  })
})

describe('counts', () => {
  const themes = (id: string, prefix: string) =>
    ofKind(id, 'control').filter((c) => c.id.startsWith(prefix)).length

  it('ISO/IEC 27001:2022 has 93 controls: 37, 8, 14, 34', () => {
    expect(ofKind('iso27001-2022', 'control')).toHaveLength(93)
    expect(['A.5.', 'A.6.', 'A.7.', 'A.8.'].map((p) => themes('iso27001-2022', p))).toEqual([37, 8, 14, 34])
  })

  it('ISO/IEC 27001:2013 has 114 controls in 14 domains and 35 objectives', () => {
    const groups = ofKind('iso27001-2013', 'group').map((group) => group.id)
    expect(ofKind('iso27001-2013', 'control')).toHaveLength(114)
    expect(groups.filter((id) => /^A\.\d+$/.test(id))).toHaveLength(14)
    expect(groups.filter((id) => /^A\.\d+\.\d+$/.test(id))).toHaveLength(35)
  })

  it('the cross-walk of ISO reaches 82 controls and leaves 11 new ones', () => {
    const walk = content.crosswalks['iso27001-2013-to-2022']
    expect(new Set(walk?.links.map((link) => link.to)).size).toBe(82)
    expect(walk?.new_in_target).toHaveLength(11)
    expect(new Set(walk?.links.map((link) => link.from)).size).toBe(114)
  })

  it('CIS Docker 1.6.0 has 117 recommendations: 20, 18, 24, 12, 32, 2, 9', () => {
    expect(ofKind('cis-docker', 'control')).toHaveLength(117)
    const sections = ['1.', '2.', '3.', '4.', '5.', '6.', '7.'].map((p) => themes('cis-docker', p))
    expect(sections).toEqual([20, 18, 24, 12, 32, 2, 9])
    expect(controlsOfLevel(framework('cis-docker'), 'L2')).toHaveLength(117)
  })

  it('等保 has 55/135/211/228 general and 11/29/46/49 cloud items at levels one to four', () => {
    const items = (part: string) =>
      ['L1', 'L2', 'L3', 'L4'].map((level) => {
        const at = new Set(controlsOfLevel(framework('mlps-gbt22239-2019'), level).map((c) => c.id))
        return ofKind('mlps-gbt22239-2019', 'control').filter((c) => c.extra.part === part && at.has(c.id))
          .length
      })
    expect(items('general')).toEqual([55, 135, 211, 228])
    expect(items('cloud-extension')).toEqual([11, 29, 46, 49])
  })

  it('等保 has 42/68/71/71 general control points at levels one to four', () => {
    const mlps = framework('mlps-gbt22239-2019')
    const cloud = (id: string) => /^[A-Z]+2/.test(id)
    const points = mlps.controls.filter((control) => control.extra.control_point && !cloud(control.id))
    const perLevel = ['L1', 'L2', 'L3', 'L4'].map(
      (level) => points.filter((point) => point.levels.some((one) => one.level === level)).length,
    )
    expect(perLevel).toEqual([42, 68, 71, 71])
  })

  it('level five of 等保 is offered and has no items', () => {
    const mlps = framework('mlps-gbt22239-2019')
    expect(mlps.levels.at(-1)).toMatchObject({ id: 'L5', requirements_published: false })
    expect(controlsOfLevel(mlps, 'L5')).toEqual([])
  })

  it('NIST SP 800-190 has 23 risks and 24 countermeasures', () => {
    const kinds = ofKind('nist-800-190', 'control').map((control) => control.extra.kind190)
    expect(kinds.filter((kind) => kind === 'risk')).toHaveLength(23)
    expect(kinds.filter((kind) => kind === 'countermeasure')).toHaveLength(24)
  })

  it('there are 99 safeguards, 98 of them scored', () => {
    expect(catalogue.safeguards).toHaveLength(99)
    expect(catalogue.safeguards.filter((safeguard) => safeguard.scored)).toHaveLength(98)
  })

  it('40 edges are notes', () => {
    expect(catalogue.edges.filter((edge) => edge.on_fail === 'note')).toHaveLength(40)
  })
})

describe('edges', () => {
  const target = (edge: { framework: string; control: string }) =>
    framework(edge.framework).controls.find((control) => control.id === edge.control)

  it('end at a control: neither group nor clause, and nothing that does not exist', () => {
    const bad = catalogue.edges.filter((edge) => target(edge)?.kind !== 'control')
    expect(bad.map((edge) => `${edge.framework} ${edge.control}`)).toEqual([])
  })

  it('begin at a safeguard that exists', () => {
    expect(catalogue.edges.filter((edge) => !safeguardIds.has(edge.safeguard))).toEqual([])
  })

  it('are unique', () => {
    expect(duplicates(catalogue.edges.map((e) => `${e.safeguard} ${e.framework} ${e.control}`))).toEqual([])
  })

  it('are full for CIS only', () => {
    const full = catalogue.edges.filter((edge) => edge.strength === 'full')
    expect(new Set(full.map((edge) => edge.framework))).toEqual(new Set(['cis-docker']))
  })

  it('that support have no on_fail, and all others have one', () => {
    for (const edge of catalogue.edges)
      expect(edge.on_fail === undefined).toBe(edge.strength === 'supporting')
  })

  it('to what JR/T 0122 only recalls are at most supporting', () => {
    const recalled = catalogue.edges.filter(
      (edge) => edge.framework === 'jrt-payment' && target(edge)?.provenance === 'recalled',
    )
    expect(recalled.length).toBeGreaterThan(0)
    expect(new Set(recalled.map((edge) => edge.strength))).toEqual(new Set(['supporting']))
  })

  it('hold at levels that the control has', () => {
    for (const edge of catalogue.edges) {
      const levels = target(edge)?.levels.map((one) => one.level) ?? []
      for (const level of edge.levels ?? [])
        expect(levels, `${edge.safeguard} ${edge.control}`).toContain(level)
    }
  })

  it('have a condition exactly where the control binds such an entity only', () => {
    for (const edge of catalogue.edges) {
      if (edge.condition) expect(target(edge)?.extra.applies_to).toBe(edge.condition)
    }
  })

  it('end at controls with a summary, except where only titles are kept', () => {
    const titlesOnly = new Set(['cis-docker', 'nist-800-53r5'])
    const bare = catalogue.edges.filter((edge) => !titlesOnly.has(edge.framework) && !target(edge)?.summary)
    expect(bare.map((edge) => `${edge.framework} ${edge.control}`)).toEqual([])
  })

  it('give a rationale that names no framework but its own', () => {
    const names: Record<string, RegExp> = {
      pci: /PCI/,
      iso: /ISO(\/IEC)? ?2700|附录 ?A 控制/,
      mlps: /GB\/T 22239|等保/,
      nist: /NIST|SP 800/,
      jrt: /JR\/T/,
    }
    const foreign = catalogue.edges.flatMap((edge) => {
      const family = catalogue.familyOf.get(edge.framework)
      const words = `${edge.rationale.en} ${edge.rationale.zh}`
      const named = Object.keys(names).filter((key) => names[key]?.test(words) && key !== family)
      return named.map((key) => `${edge.framework} ${edge.safeguard} ${edge.control} names ${key}`)
    })
    expect(foreign).toEqual([])
  })

  it.each(['iso27001-2022', 'mlps-gbt22239-2019', 'pci-dss-4.0.1', 'pci-dss-3.2.1'])(
    '%s has edges from every scored safeguard, or a reason why not',
    (id) => {
      const mapped = new Set(catalogue.edges.filter((e) => e.framework === id).map((e) => e.safeguard))
      for (const safeguard of catalogue.safeguards.filter((one) => one.scored)) {
        expect(mapped.has(safeguard.id) !== id in safeguard.no_control, safeguard.id).toBe(true)
      }
    },
  )

  it('say of each control whether a tool is enough: assessment follows from them', () => {
    const byTool = (id: string) => catalogue.safeguardById.get(id)?.evidence !== 'manual'
    const edges = catalogue.edges.filter((e) => e.strength !== 'supporting' && byTool(e.safeguard))
    const counted = new Set(edges.map((e) => `${e.framework} ${e.control}`))
    for (const one of catalogue.frameworks.filter((f) => f.id !== 'cis-docker')) {
      for (const control of one.controls.filter((c) => c.kind === 'control')) {
        const expected = counted.has(`${one.id} ${control.id}`) ? 'partly' : 'manual'
        expect(control.assessment, `${one.id} ${control.id}`).toBe(expected)
      }
    }
  })
})

describe('checks of tools', () => {
  it('have unique names and keys, aliases included', () => {
    expect(duplicates(catalogue.toolChecks.map((check) => check.name))).toEqual([])
    expect(duplicates(catalogue.toolChecks.flatMap((check) => [check.key, ...check.aliasKeys]))).toEqual([])
  })

  it('each map to safeguards that exist', () => {
    for (const check of catalogue.toolChecks) {
      expect(check.safeguards.length, check.name).toBeGreaterThan(0)
      for (const { id } of check.safeguards) expect(safeguardIds.has(id), `${check.name} ${id}`).toBe(true)
    }
  })

  it('of docker-bench: every id of every edition maps', () => {
    const current = new Map(content.dockerBench.current.checks.map((check) => [check.id, check]))
    for (const { edition, checks } of content.dockerBench.history.editions) {
      for (const check of checks) {
        const mapped = check.same_as === null ? check.safeguards : current.get(check.same_as)?.safeguards
        expect(mapped?.length ?? 0, `${edition} ${check.id}`).toBeGreaterThan(0)
      }
    }
  })

  it('are 132 of docker-bench, 197 of Trivy, 158 of kube-bench, 20 of Dockle, 9 of Lynis and 85 of OpenSCAP', () => {
    expect(content.dockerBench.current.checks).toHaveLength(132)
    const files = ['trivy-config', 'kube-bench', 'dockle', 'lynis', 'openscap']
    expect(files.map((file) => content.tools[file]?.checks.length)).toEqual([197, 158, 20, 9, 85])
  })

  it('of kube-bench: 131 of CIS 1.12 and 27 that only other editions print, each with the editions that have it', () => {
    const checks = content.tools['kube-bench']?.checks ?? []
    const newest = checks.filter(({ editions = [] }) => editions.includes('cis-1.12'))
    expect([newest.length, checks.length - newest.length]).toEqual([131, 27])
    expect(checks.filter(({ editions = [] }) => editions.length === 0)).toEqual([])
  })

  it('of Lynis and OpenSCAP only indicate: a pass of theirs passes no safeguard, and nobody waits for them', () => {
    const theirs = catalogue.toolChecks.filter((one) => ['lynis', 'openscap'].includes(one.group))
    expect(theirs).toHaveLength(94)
    const other = theirs.filter(
      (one) => one.kinds.length > 0 || one.safeguards.some((s) => s.relation !== 'indicates'),
    )
    expect(other.map((one) => one.name)).toEqual([])
  })

  it('never indicate where any input is enough: there an indication has no say', () => {
    const any = new Set(catalogue.safeguards.filter((s) => s.combine === 'any').map((s) => s.id))
    const odd = catalogue.toolChecks.filter((one) =>
      one.safeguards.some((s) => s.relation === 'indicates' && any.has(s.id)),
    )
    expect(odd.map((one) => one.name)).toEqual([])
  })

  it('and safeguards list each other', () => {
    const files: Record<string, { id: string; safeguards: { id: string }[] }[]> = {
      'docker-bench': content.dockerBench.current.checks,
      ...Object.fromEntries(Object.entries(content.tools).map(([file, { checks }]) => [file, checks])),
    }
    for (const [file, checks] of Object.entries(files)) {
      for (const safeguard of catalogue.safeguards) {
        const own = checks.filter((check) => check.safeguards.some((one) => one.id === safeguard.id))
        expect(own.map((check) => check.id).sort(), `${safeguard.id} ${file}`).toEqual(
          [...(safeguard.checks[file] ?? [])].sort(),
        )
      }
    }
  })

  it('are each a recommendation of CIS Docker, where they say so, and all 117 have one of docker-bench', () => {
    const known = controlIds('cis-docker')
    const recommended = catalogue.toolChecks.flatMap((check) => check.cisDocker ?? [])
    for (const id of recommended) expect(known.has(id), id).toBe(true)
    const bench = catalogue.toolChecks
      .filter((c) => c.tool === 'docker-bench')
      .flatMap((c) => c.cisDocker ?? [])
    expect(bench).toHaveLength(117)
    expect(new Set(bench).size).toBe(117)
  })

  it('every CIS recommendation has an edge that is counted', () => {
    const counted = new Set(
      catalogue.edges
        .filter((e) => e.framework === 'cis-docker' && e.on_fail === 'gap')
        .map((e) => e.control),
    )
    expect(counted.size).toBe(117)
  })

  it('severity words of every scanner are classes that exist', () => {
    const classes = new Set(content.findingClasses.classes.map((one) => one.id))
    const words = Object.values(content.findingClasses.severity_vocabulary).flatMap((w) => Object.values(w))
    expect(words.filter((word) => !classes.has(word))).toEqual([])
  })
})

describe('safeguards', () => {
  it('have unique ids and a domain with kinds of assets', () => {
    expect(duplicates(catalogue.safeguards.map((one) => one.id))).toEqual([])
    for (const { domain, id } of catalogue.safeguards) {
      expect(content.safeguards.domain_kinds[domain], id).toBeDefined()
    }
  })

  it('are combined by any in one case only', () => {
    const any = catalogue.safeguards.filter((safeguard) => safeguard.combine === 'any')
    expect(any.map((safeguard) => safeguard.id)).toEqual(['container.apparmor-or-selinux-on'])
  })
})

describe('cross-walks', () => {
  it.each(Object.keys(content.crosswalks))('%s links controls that exist', (name) => {
    const walk = content.crosswalks[name]
    if (!walk) throw new Error(name)
    const from = controlIds(walk.from)
    expect(walk.links.filter((link) => !from.has(link.from))).toEqual([])
    // Another edition under the same id is not in the catalogue: only its numbers are.
    if (walk.from === walk.to) return
    const to = controlIds(walk.to)
    expect(walk.links.filter((link) => !to.has(link.to))).toEqual([])
    expect((walk.new_in_target ?? []).filter((id) => !to.has(id))).toEqual([])
  })
})
