import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { awsInspector } from './aws-inspector'

const hash = `sha256:${'d'.repeat(64)}`
const ecr = {
  repositoryName: 'app',
  imageHash: hash,
  imageTags: ['2.3.0'],
  platform: 'DEBIAN_12',
  registry: '0123',
}
const image = {
  type: 'AWS_ECR_CONTAINER_IMAGE',
  id: 'arn:aws:ecr:us-east-1:0123:repository/app',
  details: { awsEcrContainerImage: ecr },
}
const flaw = {
  findingArn: 'arn:1',
  type: 'PACKAGE_VULNERABILITY',
  severity: 'HIGH',
  status: 'ACTIVE',
  epss: { score: 0.1 },
  resources: [image],
  packageVulnerabilityDetails: {
    vulnerabilityId: 'CVE-2024-1',
    source: 'DEBIAN_CVE',
    vulnerablePackages: [
      { name: 'tar', version: '1.34', release: '2', packageManager: 'OS', fixedInVersion: '0:1.35' },
      {
        name: 'left-pad',
        version: '1',
        packageManager: 'NODEPKG',
        filePath: 'app/package.json',
        fixedInVersion: 'NotAvailable',
      },
    ],
  },
}
const read = (findings: object[], more: object = {}) =>
  readFormat(awsInspector, JSON.stringify({ findings, ...more }))

test('a finding is one row for each package, of the image it names', async () => {
  const { assets, observations } = await read([flaw])
  expect(assets).toMatchObject([
    { kind: 'image', name: '0123.dkr.ecr.us-east-1.amazonaws.com/app:2.3.0', identities: [hash] },
  ])
  expect(observations.map(({ subject, detail, asset }) => [asset, subject, detail])).toEqual([
    [0, 'CVE-2024-1 pkg:deb/debian/tar@1.34-2', 'tar 1.34-2, fixed in 1.35'],
    [0, 'CVE-2024-1 pkg:npm/left-pad@1 app/package.json', 'left-pad 1, no fix'],
  ])
  expect(observations[0]?.vulnerability?.epss).toEqual({ score: 0.1 })
})

test('what is closed or suppressed there is no fault here, and stays visible', async () => {
  for (const status of ['CLOSED', 'SUPPRESSED']) {
    const { observations } = await read([{ ...flaw, status }])
    expect(observations.map(({ result }) => result)).toEqual(['informational', 'informational'])
  }
})

test('a page says nothing of what it does not list, and that there are more pages', async () => {
  const page = await read([flaw], { nextToken: 'x' })
  expect(codesOf(page)).toContain('more_pages')
  expect(page.end.assetCoverage?.[0]).toEqual({
    profile: 'inspector2',
    checks: [],
    partialChecks: ['aws-inspector/vuln.high'],
  })
  expect(codesOf(await read([]))).toEqual(['nothing_scanned'])
})

test('findings of code and network are kept as unknown checks', async () => {
  const code = {
    findingArn: 'a',
    type: 'CODE_VULNERABILITY',
    severity: 'LOW',
    status: 'ACTIVE',
    title: 'Weak',
    codeVulnerabilityDetails: { detectorId: 'python/x' },
    resources: [{ id: 'arn:aws:lambda:f' }],
  }
  const { observations, assets } = await read([code])
  expect(observations.map(({ check, result }) => [check.name, check.known, result])).toEqual([
    ['aws-inspector/python/x', false, 'fail'],
  ])
  expect(assets.map(({ kind, name }) => [kind, name])).toEqual([['source', 'arn:aws:lambda:f']])
})
