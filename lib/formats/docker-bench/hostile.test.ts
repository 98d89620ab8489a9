import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenReportError } from '../../core/report'
import { golden } from '../testing/golden'
import { noteCodes, type ReadReport, readReport } from '../testing/read-report'

const PRIVILEGED = 'Ensure that privileged containers are not used (Automated)'
const LABEL = 'Containers running in privileged mode'

/** A report of one check with these members of the result. */
function report(result: Record<string, unknown>, more: Record<string, unknown> = {}): string {
  const check = { id: '5.5', desc: PRIVILEGED, result: 'WARN', ...result }
  return JSON.stringify({
    dockerbenchsecurity: '1.6.0',
    start: 1795318017,
    tests: [check],
    ...more,
    checks: 1,
    score: -1,
    end: 1795318018,
  })
}
const named = (...items: string[]) => report({ details: `${LABEL}:  ${items.join(' ')}`, items })

/** Reads the bytes; only a precise refusal is let pass, as null. */
async function attempt(bytes: Uint8Array | string, sizes?: number[]): Promise<ReadReport | null> {
  try {
    return await readReport(bytes, sizes)
  } catch (error) {
    if (!(error instanceof BrokenReportError)) throw error
    expect(error.code).toMatch(/^[a-z_]+$/)
    expect(error.message).not.toBe('')
    return null
  }
}

describe('what is not a report is refused, never read as an empty one', () => {
  test.each([
    '',
    ' \n',
    'null',
    '[]',
    '{}',
    '{"matches":[]}',
    'hello',
    '<html></html>',
    '{"a":{"dockerbenchsecurity":"1.6.0"}}',
    '{"dockerbenchsecurity":"1.6.0"}',
    '[{"dockerbenchsecurity":"1.6.0","tests":[]}]',
  ])('%j', async (text) => {
    expect(await attempt(text)).toBeNull()
  })

  test.each([
    '{"dockerbenchsecurity":"1.6.0"',
    '{"dockerbenchsecurity":"1.6.0","tests":[{"id":"1","desc":"Host","results":[',
  ])('a report that breaks off before its first result: %j', async (text) => {
    await expect(readReport(text)).rejects.toMatchObject({
      code: 'truncated_report',
      at: `byte ${text.length}`,
    })
  })
})

describe('a report cut at any byte', () => {
  const small = [
    'opt-c-check_2_2.log.json',
    'opt-level1.log.json',
    'opt-c-check_2_2.log',
    'aborted-1.6.0.log',
    'aborted-1.6.0.log.json',
  ]
  test.each(small)('%s is refused, or incomplete and says so', async (name) => {
    const bytes = golden(name)
    const lastByte = bytes.findLastIndex((byte) => byte > 0x20)
    for (let size = 0; size <= lastByte; size += 1) {
      const read = await attempt(bytes.subarray(0, size))
      if (read === null) continue
      if (read.end.complete) expect(noteCodes(read)).toContain('no_final_newline')
      else expect(read.notes.some(({ level }) => level === 'error')).toBe(true)
    }
  })

  test('gives only observations that the whole report gives', async () => {
    for (const name of [
      'many2-1.6.0master.log',
      'many2-1.6.0master.log.json',
      'many-1.3.4-2017.log.json',
      'many-1.2.0.log',
    ]) {
      const bytes = golden(name)
      const keys = ({ observations }: ReadReport) =>
        observations.map(({ check, subject, result }) => `${check.name} ${subject} ${result}`)
      const whole = new Set(keys(await readReport(bytes)))
      for (let size = 600; size < bytes.length; size += 331) {
        const read = await attempt(bytes.subarray(0, size))
        for (const key of read ? keys(read) : []) expect(whole).toContain(key)
      }
    }
  }, 60_000)

  test('a complete run before a broken one is the state, and the break is told', async () => {
    const log = new TextDecoder().decode(golden('many2-1.6.0master.log'))
    const read = await readReport(log + log.slice(0, 5000))
    const alone = await readReport(log)
    expect(read.observations).toEqual(alone.observations)
    expect(read.end.coverage.checks).toEqual(alone.end.coverage.checks)
    expect([read.end.complete, noteCodes(read)]).toEqual([false, ['last_run_incomplete', 'several_runs']])
  })
})

describe('names are data', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    "'; DROP TABLE state; --",
    '=cmd|calc',
    '__proto__',
    'constructor',
    '{{7*7}}',
  ])('%s is kept verbatim as a subject', async (name) => {
    const { observations } = await readReport(named(name))
    expect(observations.map(({ subject, result }) => [subject, result])).toEqual([[name, 'fail']])
  })

  test('in the text log, too', async () => {
    const line = '[WARN]      * Container running in Privileged mode: <b onclick="x">é</b>'
    const log = `Initializing 2026-11-22T03:26:57+00:00\n[WARN] 5.5 - ${PRIVILEGED}\n${line}\n[INFO] Checks: 1\n[INFO] Score: -1\n`
    expect((await readReport(log)).observations.map(({ subject }) => subject)).toEqual([
      '<b onclick="x">é</b>',
    ])
  })

  test('64 kB of name, and 64 kB of detail, are kept whole', async () => {
    const long = 'n'.repeat(65_536)
    const { observations } = await readReport(named(long, `web:/${long}`), [777])
    expect(observations.map(({ subject, detail }) => [subject.length, detail.length])).toEqual([
      [65_536, LABEL.length],
      [3, 65_537],
    ])
  })

  test('NUL, lone surrogates and invalid UTF-8 are replaced visibly and told', async () => {
    const nul = await readReport(named('a\0b'))
    expect([nul.observations[0]?.subject, noteCodes(nul)]).toEqual(['a␀b', ['nul_replaced']])
    const lone = await readReport(named('a\ud800'))
    expect([lone.observations[0]?.subject, noteCodes(lone)]).toEqual(['a\uFFFD', ['lone_surrogate_replaced']])
    const bytes = new TextEncoder().encode(named('aXb'))
    bytes[bytes.lastIndexOf(0x58)] = 0xff
    const bad = await readReport(bytes, [1])
    expect([bad.observations[0]?.subject, noteCodes(bad)]).toEqual(['a\uFFFDb', ['invalid_utf8_replaced']])
  })
})

describe('JSON that is odd', () => {
  test('10,000 levels deep is refused with its place', async () => {
    const deep = `{"dockerbenchsecurity":"1.6.0","tests":${'['.repeat(10_000)}`
    await expect(readReport(deep)).rejects.toMatchObject({ code: 'too_deep', at: 'byte 102' })
  })

  test('__proto__ is a name like any other and changes no object', async () => {
    const text = report({})
      .replace('"start"', '"__proto__":{"admin":true},"start"')
      .replace('"id"', '"__proto__":{"admin":true},"id"')
    const { observations, end } = await readReport(text)
    expect(observations.length).toBe(1)
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
    expect(Object.getPrototypeOf(end.counts.byResult)).toBe(Object.prototype)
    const word = await readReport(report({ result: '__proto__' }))
    expect(word.end.counts.byResult).toEqual({ UNREADABLE: 1 })
    expect(word.observations[0]?.result).toBe('error')
  })

  test('a name that stands twice is told; the last value is read', async () => {
    const read = await readReport(report({}).replace('"result":"WARN"', '"result":"PASS","result":"WARN"'))
    expect([read.observations[0]?.result, noteCodes(read)]).toEqual(['fail', ['duplicate_key']])
  })

  test('members of the wrong kind are passed over or told, never thrown at', async () => {
    for (const text of [
      report({ items: 'web-1', details: 5 }),
      report({ items: [1, null, { a: [] }, ['x'], 'web-1'] }),
      report({ id: 5.5, details: null, items: null }),
      report({ result: null }),
      report({}, { start: 'yesterday' }),
      report({}, { tests: { a: 1 } }),
    ]) {
      await attempt(text)
    }
    expect(noteCodes(await readReport(report({}, { start: 'yesterday' })))).toEqual(
      ['duplicate_key', 'time_unreadable'].slice(1),
    )
    await expect(attempt(report({ result: null }))).resolves.toMatchObject({ end: { counts: { items: 0 } } })
  })

  test('an unescaped quote costs one result, not the report', async () => {
    const check = (id: string, item: string) =>
      `{"id":"${id}","desc":"Title ${id}","result":"WARN","details":"x: ${item}","items":["${item}"]}`
    const text = `{"dockerbenchsecurity":"1.6.0","start":1795318017,"tests":[{"id":"5","desc":"Container Runtime","results":[${check('5.4', 'a')},${check('5.5', 'b"c')},${check('5.6', 'd')}]},{"id":"6","desc":"Operations","results":[${check('6.1', 'e')}]}],"checks":4,"end":1795318018}`
    const read = await readReport(text, [1])
    expect(read.observations.map(({ check, subject }) => [check.printedId, subject])).toEqual([
      ['5.4', 'a'],
      ['5.6', 'd'],
      ['6.1', 'e'],
    ])
    expect([read.end.complete, noteCodes(read)]).toEqual([false, ['broken_json', 'unknown_check']])
  })

  test('unknown ids and titles are kept under names of their own', async () => {
    const read = await readReport(report({ id: '42.1', desc: 'Ensure tea is hot' }))
    expect(read.observations[0]?.check).toEqual({
      name: 'docker-bench/ensure-tea-is-hot',
      title: 'Ensure tea is hot',
      printedId: '42.1',
      known: false,
    })
    expect(noteCodes(read)).toEqual(['unknown_check'])
  })

  test('what surrounds the JSON is passed over', async () => {
    const noise =
      'WARNING: API is accessible on http://0.0.0.0:4243\n[WARN] Some tests might require root to run\n'
    const { observations, notes, end } = await readReport(`${noise}${report({})}\nbye\n`)
    expect(observations[0]?.at).toMatchObject({ from: noise.length + 59, line: 3, pointer: '/tests/0' })
    expect([end.complete, notes.map(({ code }) => code)]).toEqual([true, ['trailing_bytes']])
  })
})

describe('several runs in one JSON', () => {
  const run = (result: string, start: number) => report({ result }).replace('1795318017', String(start))
  test.each([
    ['in a list', (runs: string[]) => `[${runs.join(',')}]`],
    ['one after another', (runs: string[]) => runs.join('\n')],
  ])('%s: the last is the state, the counts are over all', async (_, join) => {
    const read = await readReport(join([run('WARN', 1795318017), run('PASS', 1795318117)]))
    expect(read.observations.map(({ result }) => result)).toEqual(['pass'])
    expect(read.header.printedAt).toBe('2026-11-22T03:28:37Z')
    expect([read.end.counts.byResult, read.end.complete]).toEqual([{ WARN: 1, PASS: 1 }, true])
    expect(noteCodes(read)).toEqual(['several_runs'])
  })

  test('a selection of no check is a report of nothing, and says so', async () => {
    const read = await readReport(
      '{"dockerbenchsecurity":"1.6.0","start":1795318017,"tests":[],"checks":0,"score":0,"end":1795318018}',
    )
    expect([read.end.counts.items, read.end.coverage.checks, noteCodes(read)]).toEqual([
      0,
      [],
      ['no_results'],
    ])
  })
})

describe('size', () => {
  test('20 MB in one line are read with memory in proportion', async () => {
    const items = Array.from({ length: 20_000 }, (_, index) => `"container-of-project-${index}"`).join(',')
    const check = (id: number) =>
      `{"id":"9.${id}","desc":"Check number ${id}","result":"WARN","details":"x","items":[${items}]}`
    const text = `{"dockerbenchsecurity":"1.6.0","start":1795318017,"tests":[${Array.from({ length: 36 }, (_, id) => check(id)).join(',')}],"checks":36,"end":1795318018}`
    expect(text.length).toBeGreaterThan(20_000_000)
    const before = process.memoryUsage().rss
    const { observations, end } = await readReport(text)
    expect([observations.length, end.counts.items, end.complete]).toEqual([720_000, 36, true])
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024)
  }, 60_000)

  test('more items than any host has are refused', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder()
      yield encoder.encode(
        '{"dockerbenchsecurity":"1.6.0","tests":[{"id":"1","desc":"x","result":"WARN","items":["a"',
      )
      const more = encoder.encode(',"b"'.repeat(10_000))
      for (;;) yield more
    }
    const { parseReport } = await import('./parse-report')
    const events = parseReport(endless())
    await expect(events.next()).rejects.toMatchObject({ code: 'too_many_items' })
  }, 60_000)
})

describe('any bytes', () => {
  const seeds = [
    'opt-c-check_2_2.log',
    'opt-c-check_2_2.log.json',
    'opt-level1.log.json',
    'many-1.3.4-2017.log.json',
    'swarmnets-1.3.4-2018-11-12.log.json',
    'aborted-1.6.0.log',
  ]
  const mutation = fc.record({
    seed: fc.constantFrom(...seeds),
    cuts: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(40),
        add: fc.oneof(
          fc.uint8Array({ maxLength: 12 }),
          fc
            .constantFrom('{', '}', '[', ']', '"', ',', '\n', '[WARN] ', '{"id":"1"')
            .map((text) => new TextEncoder().encode(text)),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
  })

  test('a spoilt report gives events or a precise refusal, and the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ seed, cuts, sizes }) => {
        let bytes = golden(seed)
        for (const { at, drop, add } of cuts) {
          const from = Math.floor(at * bytes.length)
          bytes = Uint8Array.from([...bytes.subarray(0, from), ...add, ...bytes.subarray(from + drop)])
        }
        const read = await attempt(bytes)
        expect(await attempt(bytes, sizes)).toEqual(read)
        for (const { at } of read?.observations ?? []) {
          expect(at.from).toBeLessThan(at.to)
          expect(at.to).toBeLessThanOrEqual(bytes.length)
        }
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  test('noise after the beginning of a report does', async () => {
    const begins = [
      '{"dockerbenchsecurity":"1.6.0","tests":[',
      'Initializing 2026-11-22T03:26:57+00:00\n[INFO] 1 - Host Configuration\n',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...begins),
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        async (begin, rest) => {
          await attempt(Uint8Array.from([...new TextEncoder().encode(begin), ...rest]))
        },
      ),
      { numRuns: 400 },
    )
  })
})
