import { z } from 'zod'
import { SECURITY_LEVELS, WAYS } from '@/lib/core/components/declared-function'
import {
  actorRef,
  assetRef,
  evidencePlace,
  instant,
  instantInput,
  listQuery,
  localized,
  timesQuery,
} from './common.schema'

const level = z.enum(SECURITY_LEVELS)
const way = z.enum(WAYS)
export const functionEvidence = z.enum([
  'needs_declaration',
  'consistent',
  'contradicted',
  'needs_review',
  'not_shown',
  'not_running',
])
const words = z.array(z.string())

/** One container of a host: what is declared of it, what was seen of it, and what the evidence says to the claim. */
export const functionRow = z.object({
  asset: assetRef,
  /** Lasting identity on the host; replicas of a service share it. */
  component: z.string(),
  name: z.string(),
  service: z.string().nullable(),
  image: z.string(),
  image_digest: z.string().nullable(),
  state: z.string(),
  running: z.boolean(),
  processes_known: z.boolean(),
  servers: z.array(
    z.object({
      program: z.string(),
      kind: z.string(),
      instances: z.number().int(),
      processes: z.number().int(),
    }),
  ),
  /** Names of programs that are no known server. */
  others: words,
  exposed: words,
  published: words,
  /** Kinds that ports and image hint at. */
  hints: words,
  isolation: z.object({
    runtime: z.string(),
    runtime_path: z.string().nullable(),
    kernel: z.enum(['own', 'user_space', 'shared', 'unknown']),
    privileged: z.boolean(),
    user_namespace: z.boolean(),
    network: z.string(),
    shares: words,
  }),
  declared: z
    .object({
      function: z.string(),
      level: level.nullable(),
      way,
      by: z.enum(['person', 'label', 'host_label']),
      /** Of a person's declaration. */
      act: z
        .object({ id: z.string(), actor: actorRef, at: instant, valid_from: instant, reason: z.string() })
        .nullable(),
    })
    .nullable(),
  evidence: functionEvidence,
  reasons: z.array(z.object({ code: z.string(), what: words })),
  /** Running containers on the same kernel, by their declared level. */
  neighbours: z.object({
    high: z.number().int(),
    medium: z.number().int(),
    low: z.number().int(),
    undeclared: z.number().int(),
  }),
  submission: z.string(),
  /** SHA-256 of the snapshot. */
  evidence_sha256: z.string(),
  at: evidencePlace,
})

export const functionHost = z.object({
  asset: assetRef,
  /** The last snapshot of its engine; null: none yet. */
  look: z
    .object({ observed_at: instant, stale_on: instant, stale: z.boolean(), submission: z.string() })
    .nullable(),
  containers: z.number().int(),
  running: z.number().int(),
})

export const functionSheet = z.object({
  items: z.array(functionRow),
  next_cursor: z.string().nullable(),
  /** Rows that fit the filter. */
  total: z.number().int(),
  /** Rows of the scope by what the evidence says, whatever the filter. */
  counts: z.object({
    needs_declaration: z.number().int(),
    consistent: z.number().int(),
    contradicted: z.number().int(),
    needs_review: z.number().int(),
    not_shown: z.number().int(),
    not_running: z.number().int(),
  }),
  /** Hosts of the scope. */
  hosts: z.array(functionHost),
  /** What a component may be declared to be. */
  kinds: z.array(z.object({ id: z.string(), title: localized, companion: z.boolean() })),
})

export const functionSheetQuery = listQuery.extend(timesQuery.shape).extend({
  /** Components in the scope of this assessment; absent: of every host. */
  assessment: z.string().max(100).optional(),
  /** Of this host only. */
  asset: z.string().max(300).optional(),
  evidence: functionEvidence.optional(),
  level: z.enum([...SECURITY_LEVELS, 'undeclared']).optional(),
  function: z.string().max(63).optional(),
  /** Part of a container's name, service, image or program. */
  q: z.string().max(300).optional(),
})

export const functionDeclaration = z
  .object({
    components: z
      .array(z.object({ asset: z.string().max(100), component: z.string().min(1).max(1000) }).strict())
      .min(1)
      .max(500),
    /** null takes the declarations back. */
    declared: z
      .object({ function: z.string().min(1).max(63), level, way })
      .strict()
      .nullable(),
    reason: z.string().trim().min(1).max(2000),
    /** From when on it holds; absent: from now on. */
    valid_from: instantInput.optional(),
  })
  .strict()
export const functionDeclared = z.object({ id: z.string(), components: z.number().int() })

export type FunctionRowDto = z.infer<typeof functionRow>
export type FunctionHostDto = z.infer<typeof functionHost>
export type FunctionSheetDto = z.infer<typeof functionSheet>
export type FunctionSheetQuery = z.infer<typeof functionSheetQuery>
export type FunctionDeclarationDto = z.infer<typeof functionDeclaration>
export type FunctionEvidenceDto = z.infer<typeof functionEvidence>
