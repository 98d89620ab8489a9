import type { Metadata } from 'next'
import { z } from 'zod'
import { accessWords } from '@/lib/api/access-words'
import { errorsOf } from '@/lib/api/errors-of'
import { jsonSchema } from '@/lib/api/json-schema'
import { openapi } from '@/lib/api/openapi'
import { type RouteSpec, TAGS } from '@/lib/api/route-spec'
import { ROUTES } from '@/lib/api/routes'
import { shape } from '@/lib/api/shape'
import styles from './docs.module.css'

export const metadata: Metadata = { title: 'Plimsoll API' }

/** The API to browse, made from the route table; public, as the table is. Written for programmers, so in English. */
export default function ApiDocs() {
  const { info } = openapi([])
  return (
    <main className={styles.page} lang="en">
      <h1>Plimsoll API</h1>
      <p>{info.description}</p>
      <p>
        Everything is under <code>/api/v1</code>. Send <code>Authorization: Bearer plm_…</code>, or from a
        page of this server the session with <code>Plimsoll-Tenant</code>. Errors are{' '}
        <code>application/problem+json</code> with a stable <code>code</code>. For programs:{' '}
        <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
      </p>
      <nav aria-label="Areas">
        <ul className={styles.areas}>
          {TAGS.map((tag) => (
            <li key={tag}>
              <a href={`#${tag}`}>{tag}</a>
            </li>
          ))}
        </ul>
      </nav>
      {TAGS.map((tag) => (
        <section key={tag} id={tag} aria-labelledby={`${tag}-title`}>
          <h2 id={`${tag}-title`}>{tag}</h2>
          {ROUTES.filter((spec) => spec.tag === tag).map((spec) => (
            <Operation key={`${spec.method} ${spec.path}`} spec={spec} />
          ))}
        </section>
      ))}
    </main>
  )
}

function Operation({ spec }: { spec: RouteSpec }) {
  const query = Object.entries(spec.query?.shape ?? {})
  return (
    <details className={styles.operation}>
      <summary>
        <code>
          <b>{spec.method}</b> {spec.path}
        </code>{' '}
        {spec.summary}
      </summary>
      <p>{accessWords(spec.access)}</p>
      {query.length > 0 && (
        <p>
          Parameters:{' '}
          {query.map(([name, schema]) => (
            <code key={name} className={styles.parameter}>
              {name}: {schema instanceof z.ZodType ? shape(jsonSchema(schema, 'input')) : 'any'}
            </code>
          ))}
        </p>
      )}
      {spec.rawBody && <p>Body: {spec.rawBody.description}</p>}
      {spec.body && <Shape title="Body" schema={spec.body} io="input" />}
      {Object.entries(spec.answers).map(([status, answer]) =>
        answer instanceof z.ZodType ? (
          <Shape key={status} title={`Answer ${status}`} schema={answer} io="output" />
        ) : (
          <p key={status}>
            Answer {status}: {answer?.description ?? 'empty'}
          </p>
        ),
      )}
      <p>Errors: {errorsOf(spec).join(', ') || 'none'}</p>
    </details>
  )
}

function Shape({ title, schema, io }: { title: string; schema: z.ZodType; io: 'input' | 'output' }) {
  return (
    <p>
      {title}: <code>{shape(jsonSchema(schema, io))}</code>
    </p>
  )
}
