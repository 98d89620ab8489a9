/** One vulnerability of a made-up report. */
export interface MadeVulnerability {
  id: string
  name: string
  version?: string
  fixed?: string
  severity?: string
  published?: string
}

export interface MadeImage {
  /** Tells images apart: the digest of the configuration is made from it. */
  config?: string
  /** Manifest digests are made from these. */
  manifests?: readonly string[]
  tags?: readonly string[]
  architecture?: string
  at?: Date
  eosl?: boolean
  os?: { Family: string; Name: string }
  found: readonly MadeVulnerability[]
}

/** A digest that a word stands for. */
export const digestOf = (word: string) =>
  `sha256:${Buffer.from(word).toString('hex').padEnd(64, '0').slice(0, 64)}`

/** A report as Trivy writes it of an image (schema version 2), with just what is asked for. */
export function trivyReport(image: MadeImage): Uint8Array<ArrayBuffer> {
  const [tag = 'app:1'] = image.tags ?? []
  const report = {
    SchemaVersion: 2,
    ...(image.at ? { CreatedAt: image.at.toISOString() } : {}),
    ArtifactName: tag,
    ArtifactType: 'container_image',
    Metadata: {
      OS: { ...(image.os ?? { Family: 'debian', Name: '12.5' }), ...(image.eosl ? { EOSL: true } : {}) },
      ...(image.config ? { ImageID: digestOf(image.config) } : {}),
      RepoTags: image.tags ?? [],
      RepoDigests: (image.manifests ?? []).map((word) => `${tag.split(':')[0]}@${digestOf(word)}`),
      ImageConfig: {
        architecture: image.architecture ?? 'amd64',
        created: '2026-05-01T00:00:00Z',
        os: 'linux',
      },
    },
    Results: [
      {
        Target: `${tag} (debian 12.5)`,
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: image.found.map((one) => ({
          VulnerabilityID: one.id,
          PkgName: one.name,
          PkgIdentifier: { PURL: `pkg:deb/debian/${one.name}@${one.version ?? '1.0'}?distro=debian-12.5` },
          InstalledVersion: one.version ?? '1.0',
          FixedVersion: one.fixed ?? '',
          Status: one.fixed ? 'fixed' : 'affected',
          Severity: one.severity ?? 'HIGH',
          SeveritySource: 'debian',
          PublishedDate: one.published ?? '2026-06-01T00:00:00Z',
          Title: `${one.id} in ${one.name}`,
        })),
      },
    ],
  }
  return new TextEncoder().encode(JSON.stringify(report))
}
