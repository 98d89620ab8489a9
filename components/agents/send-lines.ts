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

const AGENT = '/usr/local/lib/plimsoll-agent/plimsoll-agent.mjs'

/** Gets the agent, checks that it is what this server has, and puts it where the unit looks for it. */
export function installLines(origin: string, sha256: string): string {
  return [
    `curl -fsSLO ${origin}/agent/plimsoll-agent.mjs`,
    `echo "${sha256}  plimsoll-agent.mjs" | sha256sum -c -`,
    `sudo install -D -m 0644 plimsoll-agent.mjs ${AGENT}`,
  ].join('\n')
}

/** The machine gets a token of its own. */
export const enrolLine = (origin: string, code: string) => `sudo node ${AGENT} enrol --url ${origin} ${code}`

/** A snapshot every hour from now on, and one at once. */
export function timerLines(origin: string): string {
  return [
    `curl -fsSL --remote-name-all ${origin}/agent/plimsoll-agent.service ${origin}/agent/plimsoll-agent.timer`,
    'sudo install -m 0644 plimsoll-agent.service plimsoll-agent.timer /etc/systemd/system/',
    'sudo systemctl daemon-reload && sudo systemctl enable --now plimsoll-agent.timer',
    'sudo systemctl start plimsoll-agent.service',
  ].join('\n')
}

/** What the container is built of. */
export function fetchLines(origin: string, sha256: string): string {
  return [
    'mkdir -p plimsoll-agent/container && cd plimsoll-agent',
    `curl -fsSL --remote-name-all ${origin}/agent/plimsoll-agent.mjs ${origin}/agent/Dockerfile ${origin}/agent/compose.yaml`,
    `curl -fsSL -o container/filter.mjs ${origin}/agent/filter.mjs`,
    `echo "${sha256}  plimsoll-agent.mjs" | sha256sum -c -`,
  ].join('\n')
}

/** Builds it, enrols it, and lets it run. */
export function composeLines(origin: string, code: string): string {
  return [
    `export PLIMSOLL_URL=${origin} HOSTNAME=$(hostname) DOCKER_GROUP=$(getent group docker | cut -d: -f3)`,
    'docker compose build',
    `docker compose run --rm --entrypoint node agent ${AGENT} enrol --name "$HOSTNAME" ${code}`,
    'docker compose up -d',
  ].join('\n')
}

const npxLine = (origin: string) =>
  `npx --yes --package=${origin}/agent/plimsoll-agent.tgz plimsoll-agent push trivy.json`

/** A job of GitHub Actions that a new high finding stops. */
export function githubLines(origin: string): string {
  return [
    '- run: trivy image --format json --output trivy.json "$IMAGE"',
    `- run: ${npxLine(origin)} --asset "$IMAGE" --fail-on new-high`,
    '  env:',
    `    PLIMSOLL_URL: ${origin}`,
    '    PLIMSOLL_TOKEN: ${' + '{ secrets.PLIMSOLL_TOKEN }}',
  ].join('\n')
}

/** The same for GitLab; PLIMSOLL_TOKEN is a masked variable of the project. */
export function gitlabLines(origin: string): string {
  return [
    'scan:',
    '  variables:',
    `    PLIMSOLL_URL: ${origin}`,
    '  script:',
    '    - trivy image --format json --output trivy.json "$IMAGE"',
    `    - ${npxLine(origin)} --asset "$IMAGE" --fail-on new-high`,
  ].join('\n')
}
