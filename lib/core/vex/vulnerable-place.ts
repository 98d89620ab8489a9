/** Where a vulnerability is, as far as documents can name the place. */
export interface VulnerablePlace {
  /** Of its package, without qualifiers. */
  purl: string
  /** Digests of the image's configuration and manifests, `sha256:…`. */
  digests: ReadonlySet<string>
  /** `registry.example.com/team/app:1.4`, Docker Hub's by their short name. */
  tags: ReadonlySet<string>
  /** Without tag and digest. */
  repositories: ReadonlySet<string>
  /** As the report prints it, `amd64`; null: not known, so nothing that asks for one is about it. */
  architecture: string | null
  /** `debian-10`, where it is known. */
  distribution: string | null
}
