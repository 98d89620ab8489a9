/**
 * Lines for a shell that collect a snapshot of the local engine by GET requests only, without values of the environment,
 * and hand it in. Needs curl and jq.
 */
export function snapshotLines(origin: string, token: string): string {
  return [
    'get() { curl -s --unix-socket /var/run/docker.sock -w \'\\n%{http_code}\' "http://docker$1" |',
    '  jq -Rs --arg line "GET $1" \'split("\\n") | {($line): {status: (.[-1] | tonumber), body: (.[:-1] | join("\\n") | fromjson)}}\'; }',
    'ids() { curl -s --unix-socket /var/run/docker.sock \'http://docker/containers/json?all=1\' | jq -r ".[].$1" | sort -u; }',
    "{ get /version; get /info; get /networks; get '/containers/json?all=1'",
    '  for id in $(ids Id); do',
    '    get "/containers/$id/json"; get "/containers/$id/top?ps_args=-eo%20pid,ppid,user,comm,args"; done',
    '  for id in $(ids ImageID); do get "/images/$id/json"; done; } |',
    '  jq -s \'add | (.[].body.Config?.Env? // empty) |= map(split("=")[0]) |',
    '    {schema: "docker-engine-snapshot/1", collectedAt: (now | todate), requests: .}\' > snapshot.json',
    `curl --data-binary @snapshot.json -H "Authorization: Bearer ${token}" \\`,
    `  "${origin}/api/v1/submissions?asset=$(hostname)"`,
  ].join('\n')
}
