import { describe, expect, test } from 'vitest'
import { type Format, UnknownReportError } from '../core/report'
import { clair } from './clair/clair'
import { detectFormat } from './detect'
import { dockerBench } from './docker-bench/docker-bench'
import { golden } from './testing/golden'
import { trivy } from './trivy/trivy'

function detect(content: string | Uint8Array, tool?: string, formats?: Format[]) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return detectFormat(
    { head: bytes.subarray(0, 65_536), size: bytes.length, hints: tool === undefined ? {} : { tool } },
    formats,
  )
}

function refusal(content: string | Uint8Array, tool?: string): UnknownReportError {
  try {
    detect(content, tool)
  } catch (error) {
    if (error instanceof UnknownReportError) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('which format a report is of', () => {
  test.each([
    ['many2-1.6.0master.log.json', 'docker-bench-json'],
    ['many-1.3.4-2017.log.json', 'docker-bench-json'],
    ['many-1.3.5-2021list.log.json', 'docker-bench-json'],
    ['aborted-1.6.0.log.json', 'docker-bench-json'],
    ['many2-1.6.0master.stdout.txt', 'docker-bench-text'],
    ['empty-1.1.0.log', 'docker-bench-text'],
    ['opt-c-check_2_2.log', 'docker-bench-text'],
  ])('%s is %s', (name, word) => {
    expect(detect(golden(name))).toEqual({ format: dockerBench, word })
    expect(detect(golden(name), 'docker-bench-security').word).toBe(word)
    expect(detect(golden(name), 'docker-bench').word).toBe(word)
  })

  test.each([
    ['{"SchemaVersion":2,"ArtifactName":"x","Results":[]}', 'trivy-schema-2'],
    ['{"SchemaVersion":2,"ArtifactName":"x"}', 'trivy-schema-2'],
    ['{"ArtifactName":"x","ArtifactType":"container_image","Results":[', 'trivy-schema-2'],
    ['[{"Target":"x","Vulnerabilities":null}]', 'trivy-legacy-list'],
    ['{"ClusterName":"","Resources":[]}', 'trivy-k8s'],
    ['{"ClusterName":"c","Findings":[]}', 'trivy-k8s'],
    ['{"ClusterName":"c","Vulnerabilities":[],"Misconfigurations":[]}', 'trivy-k8s'],
    ['{"ID":"k8s-cis","Title":"x","Results":[]}', 'trivy-compliance-all'],
    ['{"SchemaVersion":0,"ID":"k8s-cis","Title":"x","SummaryControls":[]}', 'trivy-compliance-summary'],
  ])('%s is %s', (report, word) => {
    expect(detect(report)).toEqual({ format: trivy, word })
  })

  test.each([
    ['{"manifest_hash":"sha256:x","package_vulnerabilities":{}}', 'clair-v4'],
    ['{"distributions":{"1":{}},"enrichments":{"x":[{', 'clair-v4'],
    ['{"status":"scanned","data":{"Layer":{"Features":[]}}}', 'quay-security-api'],
    ['{"status":"queued","data":null}', 'quay-security-api'],
    ['{"clair":{"status":"scanned","data":{"Layer":{}}}}', 'quay-security-api'],
    ['{"Layer":{"Name":"x"}}', 'clair-v1-layer'],
    ['{"LayerCount":3,"Vulnerabilities":{}}', 'klar'],
    ['{"image":"x","unapproved":[],"vulnerabilities":[]}', 'clair-scanner'],
  ])('%s is %s', (report, word) => {
    expect(detect(report)).toEqual({ format: clair, word })
    for (const tool of ['clair', 'klar', 'quay', 'clair-scanner'])
      expect(detect(report, tool).word).toBe(word)
  })

  test.each([
    ['{"matches":[],"source":{},"descriptor":{"name":"grype"}}', 'grype', 'grype'],
    ['{"descriptor":{"name":"grype"},"matches":[]}', 'grype', 'grype'],
    ['{"Controls":[],"Totals":{}}', 'kube-bench', 'kube-bench-json'],
    ['[{"id":"1","node_type":"master","tests":[]}]', 'kube-bench', 'kube-bench-json'],
    ['{"summary":{"fatal":0},"details":[]}', 'dockle', 'dockle'],
    ['{"version":"2.1.0","runs":[]}', 'sarif', 'sarif-2.1.0'],
    ['{"runs":[{"tool":{"driver":{"name":"x"}}', 'sarif', 'sarif-2.1.0'],
    ['{"bomFormat":"CycloneDX"}', 'cyclonedx', 'cyclonedx-json'],
    ['<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>', 'cyclonedx', 'cyclonedx-xml'],
    [
      '<!-- x --><cdf:Benchmark id="a" xmlns:cdf="http://checklists.nist.gov/xccdf/1.2">',
      'openscap',
      'xccdf-results',
    ],
    ['<arf:asset-report-collection xmlns:arf="x">', 'openscap', 'arf'],
    ['type=DAEMON_START msg=audit(1795316976.807:3774): op=start', 'audit-logs', 'auditd-raw'],
    ['Nov 22 03:09:38 : al : PWD=/ ; USER=root ; COMMAND=/bin/x', 'audit-logs', 'sudo-log'],
    ['{"Type":"image","Action":"tag","Actor":{}}', 'audit-logs', 'docker-events-jsonl'],
    ['\n----------- SCAN SUMMARY -----------\n', 'clamav', 'clamav-log'],
    ['{"@context":"https://openvex.dev/ns"}', 'openvex', 'openvex'],
    ['{"document":{"csaf_version":"2.0"}}', 'csaf', 'csaf'],
    ['{"platform":{},"profiles":[]}', 'hdf', 'hdf-exec-json'],
    ['{"assessment-results":{}}', 'oscal', 'oscal-assessment-results'],
    ['{"results":[{"reviewed-controls":{}}]}', 'oscal', 'oscal-assessment-results'],
    ['assessment-results:\n  uuid: x', 'oscal', 'oscal-assessment-results'],
    ['# Lynis Report\nreport_version_major=1', 'lynis', 'lynis-report'],
    ['{"imageDigest":"x","vulnerabilities":[]}', 'anchore', 'anchore-vulns'],
    ['[{"vuln":"CVE-1","package":"x"}]', 'anchore', 'anchore-list'],
    ['[{"detail":[{"gate":"x"}]}]', 'anchore', 'anchore-policy'],
    ['{"findings":[]}', 'aws-inspector', 'aws-inspector2'],
    ['{"docker_cis_version":"1.2.0","items":[]}', 'neuvector-compliance', 'neuvector-compliance'],
    ['{"apiVersion":"openreports.io/v1alpha1","kind":"Report"}', 'openreports', 'openreports'],
    ['{"generated_at":"x","scanner":{"name":"x"},"vulnerabilities":null}', 'harbor', 'harbor'],
    [
      '{"apiVersion":"aquasecurity.github.io/v1alpha1","kind":"VulnerabilityReport"}',
      'trivy-operator',
      'trivy-operator-cr',
    ],
    [
      '{"apiVersion":"v1","items":[{"apiVersion":"aquasecurity.github.io/v1alpha1"',
      'trivy-operator',
      'trivy-operator-cr',
    ],
  ])('%s is of %s', (report, tool, word) => {
    expect(detect(report, tool).word).toBe(word)
    const detected = detect(report)
    expect([detected.format.tool, detected.word]).toEqual([tool, word])
  })

  test('what is legally empty is of the tool that the sender names', () => {
    expect(detect('null\n', 'trivy').word).toBe('trivy-null')
    expect(detect('[ ]', 'Trivy').word).toBe('trivy-legacy-list')
    for (const text of ['null', '[]']) {
      expect(refusal(text).code).toBe('empty_report')
      expect(refusal(text, 'grype').code).toBe('empty_report')
    }
    expect(refusal('{}', 'trivy').code).toBe('empty_report')
  })

  test('keys in another order, indentation and a byte order mark do not hide a report', () => {
    expect(detect('\uFEFF\n{"checks":1,"dockerbenchsecurity":"1.6.0"}').word).toBe('docker-bench-json')
    expect(detect('[\n  {\n    "checks": 1, "dockerbenchsecurity": "1.6.0"}]').word).toBe('docker-bench-json')
  })

  test('a report that only quotes another is not that other', () => {
    expect(refusal('{"report":{"dockerbenchsecurity":"1.6.0"}}').code).toBe('format_not_read')
    expect(refusal('{"note":"{\\"dockerbenchsecurity\\":\\"1\\"}"}').code).toBe('format_not_read')
  })

  test('when two formats match, neither is guessed', () => {
    const other: Format = { ...dockerBench, tool: 'other', detect: () => 'other-json' }
    expect(() => detect(golden('opt-level1.log.json'), undefined, [dockerBench, other])).toThrow(
      'looks like docker-bench-json, other-json at once',
    )
  })
})

describe('what is refused is named', () => {
  test.each([
    ['{"SchemaVersion":3,"ArtifactName":"x","Results":[]}', 'format_not_read', 'a Trivy report'],
    [
      '[INFO] 1 Master Node Security\n[PASS] 1.1.1 Ensure that the API',
      'format_not_read',
      'a kube-bench report as text',
    ],
    ['{"version":"1.0.0","runs":[]}', 'format_not_read', 'a SARIF log of version 1.0.0'],
    ['<?xml version="1.0"?><!-- x --><cdf:Benchmark xmlns:cdf="x">', 'format_not_read', 'an XCCDF report'],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/2.0"/>', 'format_not_read', 'a CycloneDX document'],
    ['<oval_results/>', 'format_not_read', 'OVAL results'],
    ['2026-11-22 03:02:01 Starting Lynis 3.0.8 with PID 1', 'not_a_report', 'the log of Lynis'],
    [
      '{"controls":[],"supports":[],"sha256":"x"}',
      'format_not_read',
      'an InSpec profile, which has no results',
    ],
    ['{"plan-of-action-and-milestones":{}}', 'format_not_read', 'an OSCAL document'],
    ['[{"Id":"x","RepoTags":[],"RootFS":{}}]', 'format_not_read', 'output of docker inspect'],
    ['{"ID":"x","ServerVersion":"26.1"}', 'format_not_read', 'output of docker info'],
    ['<!DOCTYPE html><html>', 'not_a_report', 'an HTML page'],
    [
      'Error connecting to docker daemon (does docker ps work?)',
      'not_a_report',
      'an error message of docker-bench-security',
    ],
    ['', 'empty_report', 'an empty body'],
    [' \r\n', 'empty_report', 'an empty body'],
    ['[]', 'empty_report', 'an empty list []'],
    ['{}', 'empty_report', 'an empty object {}'],
    ['null', 'empty_report', 'a bare value, such as null'],
    ['{"a":1,"b":2}', 'format_not_read', 'JSON with the members "a", "b"'],
    ['hello\nworld', 'format_not_read', 'text that begins "hello"'],
  ])('%j', (content, code, seen) => {
    const error = refusal(content)
    expect([error.code, error.seen]).toEqual([code, seen])
    expect(error.message).toContain(seen)
  })

  test.each([
    [[0x1f, 0x8b, 8, 0], 'packed_body', 'gzip data'],
    [[0x50, 0x4b, 3, 4], 'packed_body', 'a ZIP archive'],
    [[0xff, 0xfe, 0x7b, 0], 'not_a_report', 'text in UTF-16'],
    [[1, 2, 0, 3], 'not_a_report', 'binary data'],
  ])('bytes %j', (bytes, code, seen) => {
    expect(refusal(Uint8Array.from(bytes))).toMatchObject({ code, seen })
  })

  test('a declared tool that the bytes contradict is told so', () => {
    const declared = refusal(golden('opt-level1.log.json'), 'trivy')
    expect([declared.code, declared.seen]).toEqual(['tool_mismatch', 'docker-bench-security'])
    expect(declared.message).toBe(
      'The sender declared tool=trivy, but this is a report of docker-bench-security.',
    )
    const spdx = refusal('{"spdxVersion":"SPDX-2.3"}', 'docker-bench-security')
    expect([spdx.code, spdx.message]).toEqual([
      'tool_mismatch',
      'The sender declared tool=docker-bench-security, but this is an SPDX document.',
    ])
    expect(refusal('[]', 'docker-bench-security').code).toBe('empty_report')
    expect(refusal('{"spdxVersion":"SPDX-2.3"}', 'syft').message).toContain('not read yet')
    expect(refusal('x', '__proto__').code).toBe('format_not_read')
  })

  test('any first bytes are answered', () => {
    for (let byte = 0; byte < 256; byte += 1)
      expect(refusal(Uint8Array.from([byte, byte ^ 0x5a, byte])).seen).not.toBe('')
  })
})
