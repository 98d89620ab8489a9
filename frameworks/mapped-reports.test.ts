import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { checkKey } from '@/lib/core/check'
import type { Observation } from '@/lib/core/report'
import { safeguardResults } from '@/lib/core/safeguard-results'
import { AT, asset, covered, state } from '@/lib/core/testing/evidence'
import { kubeBench } from '@/lib/formats/kube-bench/kube-bench'
import { lynis } from '@/lib/formats/lynis/lynis'
import { checkOf } from '@/lib/formats/neuvector/check-of'
import { readFormat } from '@/lib/formats/testing/read-format'
import { xccdf } from '@/lib/formats/xccdf/xccdf'

const catalogue = loadCatalogue()

/** What a report's checks move: safeguard → result on a host of which nothing else is known. */
function moved(observations: readonly Observation[]): Record<string, string> {
  const names = observations.map(({ check }) => check.name)
  const keys = new Set(names.map(checkKey))
  const said = safeguardResults({
    assets: [asset('h')],
    states: observations.map(({ check, result }) => state('h', check.name, result)),
    coverage: [covered('h', names)],
    toolChecks: catalogue.toolChecks,
    safeguards: catalogue.safeguards,
    at: AT,
  })
  const own = said.filter(({ inputs }) => inputs.some((input) => keys.has(input.checkKey)))
  return Object.fromEntries(own.map(({ safeguardId, result }) => [safeguardId, result]))
}

const known = (observations: readonly Observation[], is = true) =>
  observations.filter(({ check }) => check.known === is).map(({ check }) => check.name)

test('Lynis: a real report fails what it found and passes nothing; its other tests stay unknown', async () => {
  const golden = new URL('../lib/formats/lynis/goldens/debian12-lynis308-report.dat', import.meta.url)
  const { observations } = await readFormat(lynis, readFileSync(golden, 'utf8'))
  expect(known(observations)).toContain('lynis/ACCT-9628')
  expect(known(observations, false)).toContain('lynis/KRNL-6000')
  const said = moved(observations)
  expect(said['host.docker-audited']).toBe('fail')
  expect(Object.values(said)).not.toContain('pass')
})

test('Lynis: tests of Docker and of patches that pass leave everything not assessed', async () => {
  const ids = ['ACCT-9628', 'ACCT-9630', 'CONT-8104', 'CONT-8107', 'CONT-8108', 'KRNL-5830', 'PKGS-7392']
  const { observations } = await readFormat(
    lynis,
    `lynis_version=3.1.2\ntests_executed=${ids.join('|')}|\nfinish=true`,
  )
  expect(known(observations, false)).toEqual(['lynis/CONT-8104'])
  expect(moved(observations)).toEqual({
    'host.docker-audited': 'not_assessed',
    'host.kernel-patched': 'not_assessed',
    'host.socket-protected': 'not_assessed',
    'ops.no-sprawl': 'not_assessed',
  })
})

test('OpenSCAP: rules of the SCAP Security Guide fail their safeguard, pass nothing, and take nothing out', async () => {
  const results = {
    security_patches_up_to_date: 'notchecked',
    service_auditd_enabled: 'notapplicable',
    scc_limit_privileged_containers: 'fail',
    kubelet_anonymous_auth: 'pass',
    accounts_tmout: 'fail',
  }
  const rows = Object.entries(results).map(
    ([id, result]) =>
      `<rule-result idref="xccdf_org.ssgproject.content_rule_${id}"><result>${result}</result></rule-result>`,
  )
  const { observations } = await readFormat(
    xccdf,
    `<?xml version="1.0" encoding="UTF-8"?><TestResult xmlns="http://checklists.nist.gov/xccdf/1.2" id="r"><target>h</target>${rows.join('')}</TestResult>`,
  )
  expect(known(observations, false)).toEqual(['openscap/ssg/accounts_tmout'])
  expect(moved(observations)).toEqual({
    'host.docker-audited': 'not_assessed',
    'host.kernel-patched': 'not_assessed',
    'container.not-privileged': 'fail',
    'cluster.api-authenticated': 'not_assessed',
  })
})

test('kube-bench: the same measure is one check in every edition; a check that has no safeguard stays unknown', async () => {
  const names = async (version: string, rows: [id: string, title: string][]) => {
    const results = rows.map(([id, title]) => ({ test_number: id, test_desc: title, status: 'PASS' }))
    const document = { id: '1', version, node_type: 'x', tests: [{ section: '1', results }] }
    return (await readFormat(kubeBench, JSON.stringify([document]))).observations.map(({ check }) => check)
  }
  const privileged = 'Minimize the admission of privileged containers (Manual)'
  const [eks, cis] = [
    await names('eks-1.2.0', [['4.2.1', privileged]]),
    await names('cis-1.12', [['5.2.2', privileged]]),
  ]
  expect(eks[0]?.name).toBe(cis[0]?.name)
  expect(
    (
      await names('cis-1.6', [['1.2.19', 'Ensure that the --insecure-port argument is set to 0 (Automated)']])
    )[0],
  ).toMatchObject({
    name: 'kube-bench/ensure-that-the-insecure-port-argument-is-set-to-0',
    known: true,
  })
  const odd = await names('cis-1.24', [
    ['1.2.3', 'Ensure that the --DenyServiceExternalIPs is not set (Manual)'],
  ])
  expect(odd[0]?.known).toBe(false)
})

test('NeuVector: rows of older editions of both benchmarks are their checks; its own stay unknown', () => {
  const title = 'Ensure that the proxy kubeconfig file permissions are set to 644 or more restrictive'
  expect(checkOf('K.4.1.3', title)).toMatchObject({ known: true, printedId: 'K.4.1.3' })
  expect(checkOf('D.1.1.1', 'Ensure a separate partition for containers has been created').known).toBe(true)
  expect(checkOf('K.9.9', 'Something of its own').known).toBe(false)
})
