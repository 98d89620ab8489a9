import { z } from 'zod'
import { Invalid } from './errors'
import { type Framework, type FrameworkFamily, TECHNOLOGIES } from './framework'
import type { ApplicabilityProfile } from './verdict'

const words = z.string().max(2000)
const any = {
  not_applicable: z.record(z.string(), z.string().min(1).max(2000)).optional(),
  not_in_use: z.array(z.enum(TECHNOLOGIES)).optional(),
}
const grade = z.number().int().min(1).max(5)
const iso = z.strictObject({
  ...any,
  family: z.literal('iso').default('iso'),
  scope: words.default(''),
  included_because: z.record(z.string(), z.string().min(1).max(2000)).optional(),
})
const generic = z.strictObject({
  ...any,
  family: z.literal('generic').default('generic'),
  scope: words.default(''),
})
const pci = z.strictObject({
  ...any,
  family: z.literal('pci').default('pci'),
  scope: words.default(''),
  entity: z.enum(['merchant', 'service_provider']).default('merchant'),
  multi_tenant_provider: z.boolean().default(false),
  designated_entity: z.boolean().optional(),
  early_tls_poi: z.boolean().optional(),
})
const mlps = (level: number) =>
  z
    .strictObject({
      ...any,
      family: z.literal('mlps').default('mlps'),
      object_name: words.default(''),
      s: grade.default(level),
      a: grade.default(level),
      g: grade.optional(),
      extensions: z.array(z.literal('cloud')).max(1).default([]),
      cloud_role: z.enum(['provider', 'customer']).nullable().default(null),
    })
    .refine(({ s, a }) => Math.max(s, a) === level, {
      path: ['s'],
      error: `the greater of S and A must be the level of the assessment, ${level}`,
    })
    .refine(({ s, a, g }) => g === undefined || g === Math.max(s, a), {
      path: ['g'],
      error: 'must be the greater of S and A',
    })
    .refine(({ extensions, cloud_role }) => cloud_role === null || extensions.length > 0, {
      path: ['cloud_role'],
      error: 'goes with the cloud extension only',
    })
    .transform((profile) => ({ ...profile, g: Math.max(profile.s, profile.a) }))

function schemaOf(family: FrameworkFamily, level: string) {
  if (family === 'mlps') return mlps(Number(level.slice(1)))
  if (family === 'pci') return pci
  return family === 'iso' ? iso : generic
}

/**
 * The applicability profile that somebody gave for a framework at a level, with the family's defaults: 等保 takes S and A
 * at the level itself and no extension, PCI DSS a merchant, all others every control.
 * @throws Invalid naming the member, as a JSON pointer under `/profile`
 */
export function parseProfile(
  framework: Framework,
  family: FrameworkFamily,
  level: string,
  given: Readonly<Record<string, unknown>>,
): ApplicabilityProfile {
  const parsed = schemaOf(family, level).safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    throw invalid(
      [...(issue?.path ?? []), ...unknown],
      unknown.length > 0 ? 'is not known here' : issue?.message,
    )
  }
  const profile = parsed.data
  const included = profile.family === 'iso' ? profile.included_because : undefined
  const excluded = profile.not_applicable ?? {}
  const controls = new Set(framework.controls.flatMap(({ id, kind }) => (kind === 'control' ? id : [])))
  for (const [member, reasons] of Object.entries({ not_applicable: excluded, included_because: included })) {
    const unknown = Object.keys(reasons ?? {}).find((id) => !controls.has(id))
    if (unknown !== undefined) throw invalid([member, unknown], `is no control of ${framework.id}`)
  }
  const both = Object.keys(included ?? {}).find((id) => Object.hasOwn(excluded, id))
  if (both !== undefined) throw invalid(['included_because', both], 'is excluded at the same time')
  return profile.family === 'iso' ? { ...profile, not_applicable: profile.not_applicable ?? {} } : profile
}

function invalid(path: readonly PropertyKey[], what = 'cannot be taken'): Invalid {
  const at = ['profile', ...path].map((part) => `/${String(part)}`).join('')
  return new Invalid('invalid_profile', `The body at "${at}": ${what}`, { at })
}
