/** Gets docker-bench-security and lets it write `bench.log.json`. */
export const RUN_BENCH = [
  'git clone https://github.com/docker/docker-bench-security.git',
  'cd docker-bench-security && sudo ./docker-bench-security.sh -l bench.log',
].join('\n')

/** The line that hands the report in, for a shell. */
export function curlLine(origin: string, token: string): string {
  return [
    `curl --data-binary @bench.log.json -H "Authorization: Bearer ${token}" \\`,
    `"${origin}/api/v1/submissions?asset=$(hostname)"`,
  ].join('\n')
}
