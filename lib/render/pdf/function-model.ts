import type { SnapshotFunctionHost, SnapshotFunctionRow, Words } from '@/lib/core/report-snapshot'
import { FUNCTION_WORDS } from './function-words'
import type { Lang } from './words'

/** What the sheet of functions draws: every text chosen, by host. */
export function functionModel(
  hosts: readonly SnapshotFunctionHost[],
  lang: Lang,
  form: { time: (instant: string) => string; day: (instant: string) => string },
) {
  const w = FUNCTION_WORDS[lang]
  const seen = hosts.filter((host) => host.observed_at !== null)
  const unseen = hosts.filter((host) => host.observed_at === null).map(({ host }) => host)
  return {
    w,
    shown: hosts.length > 0,
    unseen: unseen.join(w.and),
    hosts: seen.map((host) => ({
      host: host.host,
      seen: `${w.seen} ${form.time(host.observed_at ?? '')} · ${w.logNo} ${host.log_index ?? '–'}`,
      rows: host.rows.map((row) => rowModel(row, lang, form.day)),
    })),
  }
}

function rowModel(row: SnapshotFunctionRow, lang: Lang, day: (instant: string) => string) {
  const w = FUNCTION_WORDS[lang]
  const pick = (words: Words) => words[lang]
  const { declared } = row
  return {
    name: row.name,
    image: row.image,
    declared: declared
      ? `${pick(declared.function)} · ${declared.level ? w.level[declared.level] : w.noLevel}`
      : row.running
        ? w.undeclared
        : '–',
    claim: declared ? w.way[declared.way] : '',
    by: declared
      ? declared.by === 'person'
        ? [declared.who, declared.since && day(declared.since), `${w.logNo} ${declared.log_index ?? '–'}`]
            .filter(Boolean)
            .join(' · ')
        : w.by[declared.by]
      : '',
    reason: declared?.reason ?? '',
    observed: row.observed.map(({ program, kind }) => `${pick(kind)} (${program})`).join(w.and) || w.noServer,
    ports: row.ports.join(' '),
    apart: row.running ? apart(row, lang) : '–',
    evidence: row.evidence,
    evidence_word: w.evidence[row.evidence],
    reasons: row.reasons.map(({ code, what }) => {
      const said = w.reason[code] ?? code
      const list = what.map(pick).join(w.and)
      return list === '' || code === 'shared_kernel' ? said : `${said}: ${list}`
    }),
    place: `${row.place.from}–${row.place.to}`,
  }
}

function apart({ kernel, neighbours, privileged, shares }: SnapshotFunctionRow, lang: Lang): string {
  const w = FUNCTION_WORDS[lang]
  const beside = (['high', 'medium', 'low', 'undeclared'] as const)
    .filter((level) => neighbours[level] > 0)
    .map((level) => `${neighbours[level]} ${level === 'undeclared' ? w.undeclaredShort : w.level[level]}`)
  return [
    w.kernel[kernel],
    beside.length > 0 ? `${w.beside} ${beside.join(w.and)}` : '',
    privileged ? w.privileged : '',
    ...shares,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
