#!/usr/bin/env node
// @ts-check
/**
 * plimsoll-agent: hands reports in to a Plimsoll server. One file, Node.js 20 or newer and nothing else, so that whoever must run
 * it as root can read what it does first. What it touches:
 *
 *   - reads the report files it is given, or the Docker Engine API, of which it asks GET requests only (see `collectDocker`);
 *   - talks to one server, at PLIMSOLL_URL, with one token, over HTTPS (plain HTTP only to this machine, or when told so);
 *   - writes below its own state folder only: the spool, where reports wait until the server has them, and its token.
 *
 * It never executes what it reads, follows no redirects, and removes secrets from a snapshot before it leaves the host.
 * Parts, in this order: usage · settings · HTTP · spool · sending · the gate · redaction · Docker · commands.
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { rootCertificates, connect as tlsConnect } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'

export const VERSION = '0.1.0'

/** What a run ends with (CONTRACT). Of several the first in this order counts: usage, refused, gate, spooled, sent. */
export const EXIT = { sent: 0, refused: 1, usage: 2, spooled: 3, gate: 4 }

const HELP = `plimsoll-agent ${VERSION}: hands reports in to Plimsoll

  push FILE… --asset NAME    hand in reports exactly as their tools wrote them (FILE - reads standard input)
      --kind KIND            host, image, container, workload, cluster, registry or source, where it is not the usual one
      --tool TOOL            names the tool of a report that does not say whose it is
      --observed-at TIME     when the tool looked (RFC 3339); else what the report prints, else when the file was written
      --coverage full        everything this tool can look at was looked at
      --label KEY:VALUE      a label of the asset; may be given again
      --fail-on new-LEVEL    end with 4 when findings were opened of this severity or worse (critical, high, medium, low, any)
  collect docker             take one snapshot of the container engine (GET requests only) and hand it in
      --socket PATH          the engine's socket; else DOCKER_HOST, else the usual places of Docker and Podman
      --output FILE|-        write the snapshot there instead of handing it in
      --no-host-facts        only what the engine answers, nothing read from files beside it
  run docker-bench [-- ARG…] run docker-bench-security and hand in what it wrote
      --path PATH            the script or its folder
  enrol CODE                 get this machine a token of its own with a one-time code
      --name NAME            the agent's name; else the name of this machine
  send                       hand in what waits in the spool
  status                     what waits, what was refused, and what the server knows of this agent

Settings: --url or PLIMSOLL_URL · --token-file or PLIMSOLL_TOKEN_FILE or PLIMSOLL_TOKEN · --ca-file or PLIMSOLL_CA_FILE ·
--state-dir or PLIMSOLL_STATE_DIR · PLIMSOLL_SPOOL_MAX_MB (500) · HTTPS_PROXY, NO_PROXY · --insecure-http · --json · --quiet
Ends with: 0 handed in · 1 refused (by the server, or nothing could be kept) · 2 not understood · 3 waits in the spool · 4 the gate`

/** A mistake of whoever called: ends with 2. */
class UsageError extends Error {}
/** Something that does not go on: ends with 1. */
class Failure extends Error {}

// ── Settings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * @typedef {Record<string, string | undefined>} Env
 * @typedef {{url: string | null, token: string | null, ca: string | null, insecureHttp: boolean, stateDir: string, spoolMaxBytes: number,
 *   host: string, env: Env, json: boolean, quiet: boolean}} Settings
 */

const OPTIONS = /** @type {const} */ ({
  url: { type: 'string' },
  'token-file': { type: 'string' },
  token: { type: 'string' },
  'ca-file': { type: 'string' },
  'state-dir': { type: 'string' },
  'insecure-http': { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  asset: { type: 'string' },
  kind: { type: 'string' },
  tool: { type: 'string' },
  database: { type: 'string' },
  'observed-at': { type: 'string' },
  coverage: { type: 'string' },
  label: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  socket: { type: 'string' },
  output: { type: 'string' },
  'no-host-facts': { type: 'boolean' },
  path: { type: 'string' },
  name: { type: 'string' },
})

/** @typedef {ReturnType<typeof parseArgs<{options: typeof OPTIONS, allowPositionals: true}>>['values']} Options */

/**
 * Where the agent keeps its token and its spool: as told, as systemd says (StateDirectory=), or the usual place of this user.
 * @param {Options} options @param {Env} env
 */
function stateDirOf(options, env) {
  const told = options['state-dir'] ?? env.PLIMSOLL_STATE_DIR ?? env.STATE_DIRECTORY?.split(':')[0]
  if (told) return path.resolve(told)
  if (process.getuid?.() === 0) return '/var/lib/plimsoll-agent'
  return path.join(env.XDG_STATE_HOME ?? path.join(os.homedir(), '.local', 'state'), 'plimsoll-agent')
}

/** @param {Options} options @param {Env} env @returns {Settings} */
function settingsOf(options, env) {
  if (options.token !== undefined)
    throw new UsageError(
      'A token on the command line can be read by every user of this machine. Use --token-file or PLIMSOLL_TOKEN.',
    )
  const stateDir = stateDirOf(options, env)
  const enrolled = readJson(path.join(stateDir, 'agent.json'))
  const megabytes = Number(env.PLIMSOLL_SPOOL_MAX_MB ?? 500)
  if (!(megabytes > 0)) throw new UsageError('PLIMSOLL_SPOOL_MAX_MB must be a number of megabytes above 0.')
  const caFile = options['ca-file'] ?? env.PLIMSOLL_CA_FILE
  return {
    url: options.url ?? env.PLIMSOLL_URL ?? (typeof enrolled?.url === 'string' ? enrolled.url : null),
    token: tokenOf(options, env, stateDir),
    ca: caFile === undefined ? null : readSetting(caFile, '--ca-file'),
    insecureHttp: options['insecure-http'] === true || env.PLIMSOLL_INSECURE_HTTP === '1',
    stateDir,
    spoolMaxBytes: megabytes * 1e6,
    host: typeof enrolled?.host === 'string' ? enrolled.host : os.hostname(),
    env,
    json: options.json === true,
    quiet: options.quiet === true,
  }
}

/**
 * The token: a file that is named, the variable, what systemd hands over (LoadCredential=token:…), or what enrolling kept.
 * @param {Options} options @param {Env} env @param {string} stateDir
 */
function tokenOf(options, env, stateDir) {
  const named = options['token-file'] ?? env.PLIMSOLL_TOKEN_FILE
  if (named !== undefined) return readSetting(named, '--token-file').trim()
  if (env.PLIMSOLL_TOKEN) return env.PLIMSOLL_TOKEN.trim()
  const places = [
    ...(env.CREDENTIALS_DIRECTORY ? [path.join(env.CREDENTIALS_DIRECTORY, 'token')] : []),
    path.join(stateDir, 'token'),
  ]
  const found = places.find((file) => fs.existsSync(file))
  return found === undefined ? null : readSetting(found, 'The token').trim()
}

/** @param {string} file @param {string} what */
function readSetting(file, what) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${what}: ${messageOf(error)}`)
  }
}

/** @param {string} file @returns {Record<string, unknown> | null} what a JSON file of ours says; null where there is none */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error))

/**
 * The server's address, checked before any secret goes there.
 * @param {Settings} settings @returns {URL}
 */
export function serverUrl({ url, insecureHttp }) {
  if (!url) throw new UsageError('Say where the server is: --url https://plimsoll.example, or PLIMSOLL_URL.')
  /** @type {URL} */
  let parsed
  try {
    parsed = new URL(url)
  } catch {
    throw new UsageError(`${url} is no address. Write it like https://plimsoll.example.`)
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
    throw new UsageError(`${url} is neither https:// nor http://.`)
  if (parsed.username || parsed.password)
    throw new UsageError('The address must hold no name and no password.')
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname) && !insecureHttp)
    throw new UsageError(
      `${parsed.origin} is not encrypted: the token and the reports could be read on the way. Use https://, or say --insecure-http.`,
    )
  return parsed
}

/** @param {string} host a URL's host name, brackets of IPv6 included */
function isLoopback(host) {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

// ── HTTP ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The server could not be reached, or what answered is not it. The report waits. */
class Unreachable extends Error {}

const ANSWER_LIMIT = 4_000_000
const SILENCE_MS = 60_000

/** @typedef {{status: number, headers: http.IncomingHttpHeaders, body: Buffer}} Answer */

/**
 * One request to the server; redirects are not followed, for the token would go along.
 * @param {Settings} settings
 * @param {{method: 'GET' | 'POST', path: string, headers?: Record<string, string>, body?: Buffer, token?: string | null}} ask
 * @returns {Promise<Answer>} whatever its status @throws Unreachable
 */
async function askServer(settings, { method, path: where, headers = {}, body, token = null }) {
  const base = serverUrl(settings)
  const target = new URL(base.pathname.replace(/\/+$/, '') + where, base.origin)
  const secure = target.protocol === 'https:'
  const ca = settings.ca === null ? {} : { ca: [...rootCertificates, settings.ca] }
  const proxy = secure ? proxyFor(target, settings.env) : null
  try {
    const through = proxy ? { createConnection: tunnelled(await tunnel(proxy, target, ca), target, ca) } : {}
    const request = (secure ? https : http).request(target, {
      method,
      // With a connection of our own there must be no agent, which would make another.
      ...(proxy ? {} : { agent: false }),
      headers: {
        'user-agent': `plimsoll-agent/${VERSION}`,
        accept: 'application/json',
        connection: 'close',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-length': String(body.length) } : {}),
        ...headers,
      },
      ...ca,
      ...through,
    })
    return await answerTo(request, body, { silenceMs: SILENCE_MS, limit: ANSWER_LIMIT })
  } catch (error) {
    throw new Unreachable(reasonOf(error, target))
  }
}

/**
 * @param {http.ClientRequest} request @param {Buffer | undefined} body @param {{silenceMs: number, limit: number}} bounds
 * @returns {Promise<Answer>}
 */
function answerTo(request, body, { silenceMs, limit }) {
  return new Promise((resolve, reject) => {
    request.setTimeout(silenceMs, () =>
      request.destroy(new Error(`no answer within ${Math.round(silenceMs / 1000)} seconds`)),
    )
    request.on('error', reject)
    request.on('response', (response) => {
      /** @type {Buffer[]} */
      const chunks = []
      let size = 0
      response.on('data', (chunk) => {
        size += chunk.length
        if (size > limit) request.destroy(new Error(`the answer is longer than ${limit} bytes`))
        else chunks.push(chunk)
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
      response.on('close', () => reject(new Error('the connection broke off')))
    })
    request.end(body)
  })
}

/** @param {unknown} error @param {URL} target */
function reasonOf(error, target) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)
  // OpenSSL tells of an answer that is no TLS in a line of its own source.
  if (code === 'EPROTO') return `${target.origin} does not answer with TLS. Is it http://, or another port?`
  const hint = certificate ? ' Name the authority that signed its certificate with --ca-file.' : ''
  return `${target.origin} cannot be reached (${messageOf(error) || code}).${hint}`
}

/**
 * The proxy that HTTPS_PROXY names for a target, unless NO_PROXY has it: `*`, names with all below them, addresses, networks
 * (10.0.0.0/8), each with a port or without.
 * @param {URL} target @param {Env} env @returns {URL | null}
 */
export function proxyFor(target, env) {
  const told = env.HTTPS_PROXY || env.https_proxy || env.ALL_PROXY || env.all_proxy
  if (!told) return null
  const host = target.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = target.port || '443'
  const skipped = (env.NO_PROXY || env.no_proxy || '').split(/[\s,]+/).filter(Boolean)
  for (const entry of skipped) {
    if (entry === '*') return null
    const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    if (isIP(entry) === 6 ? host === entry : onlyPort === undefined || onlyPort === port) {
      const bare = isIP(entry) === 6 ? entry : name.replace(/^\*?\./, '')
      if (host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`)) || inNetwork(host, bare))
        return null
    }
  }
  try {
    const proxy = new URL(/^[a-z]+:\/\//i.test(told) ? told : `http://${told}`)
    if (proxy.protocol === 'http:' || proxy.protocol === 'https:') return proxy
  } catch {}
  throw new UsageError('HTTPS_PROXY must be like http://proxy.example:3128.')
}

/** @param {string} address @param {string} network */
function inNetwork(address, network) {
  const [, base = '', bits] = /^([0-9a-f.:]+)\/(\d+)$/.exec(network) ?? []
  const family = isIP(base)
  if (family === 0 || isIP(address) !== family) return false
  const list = new BlockList()
  list.addSubnet(base, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * A connection through a proxy (RFC 9110 §9.3.6, CONNECT); what goes through it is TLS with the server itself.
 * @param {URL} proxy @param {URL} target @param {{ca?: string[]}} ca @returns {Promise<import('node:net').Socket>}
 */
function tunnel(proxy, target, ca) {
  const authority = `${target.hostname}:${target.port || 443}`
  const login =
    proxy.username && `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? https : http).request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: authority,
      headers: {
        host: authority,
        ...(login ? { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` } : {}),
      },
      agent: false,
      ...ca,
    })
    request.setTimeout(SILENCE_MS, () => request.destroy(new Error('the proxy does not answer')))
    request.on('error', reject)
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(new Error(`the proxy ${proxy.host} answers ${response.statusCode}`))
    })
    request.on('response', (response) => {
      request.destroy()
      reject(new Error(`the proxy ${proxy.host} answers ${response.statusCode}`))
    })
    request.end()
  })
}

/** @param {import('node:net').Socket} socket @param {URL} target @param {{ca?: string[]}} ca */
function tunnelled(socket, target, ca) {
  const host = target.hostname.replace(/^\[|\]$/g, '')
  return () => tlsConnect({ socket, host, ...(isIP(host) ? {} : { servername: host }), ...ca })
}

// ── Spool ────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Every report is written here first, whole, and only removed when the server has acknowledged it: killed at any moment, the
// agent loses nothing. What was acknowledged but not yet removed is sent again, and the server knows it for the same.
// An entry is one file, `<time>-<id>.report`: a line of JSON (name, query, sha256), then the report, gzipped.

/**
 * @typedef {{name: string, query: [string, string][], sha256: string, bytes: number, queuedAt: string}} EntryHead
 * @typedef {{file: string, size: number}} Entry
 */

const ENTRY = /^\d{15}-[0-9a-f]{24}\.report$/
const MOST_ENTRIES = 20_000
/** Of refused reports the newest are kept. */
const MOST_REFUSED = 500

/** The spool has no room; nothing that is in it was dropped for that. */
class SpoolFull extends Failure {}

/** @param {string} stateDir */
export function openSpool(stateDir) {
  const folder = path.join(stateDir, 'spool')
  const refusedFolder = path.join(stateDir, 'refused')

  /** Oldest first. @param {string} [from] @returns {Entry[]} */
  function entries(from = folder) {
    /** @type {string[]} */
    let names = []
    try {
      names = fs.readdirSync(from).filter((name) => ENTRY.test(name))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
    return names.sort().flatMap((name) => {
      const file = path.join(from, name)
      try {
        return [{ file, size: fs.statSync(file).size }]
      } catch {
        return [] // Another run of the agent was faster.
      }
    })
  }

  return {
    entries,
    refused: () => entries(refusedFolder),

    /**
     * Keeps a report, durably, unless the very same waits already.
     * @param {{name: string, query: [string, string][], bytes: Buffer}} report @param {number} maxBytes
     * @returns {Entry} @throws SpoolFull
     */
    put({ name, query, bytes }, maxBytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const id = createHash('sha256')
        .update(JSON.stringify([query, sha256]))
        .digest('hex')
        .slice(0, 24)
      const waiting = entries()
      const same = waiting.find(({ file }) => file.endsWith(`-${id}.report`))
      if (same) return same
      const queuedAt = new Date()
      /** @type {EntryHead} */
      const head = { name, query, sha256, bytes: bytes.length, queuedAt: queuedAt.toISOString() }
      const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), gzipSync(bytes)])
      const held = waiting.reduce((sum, { size }) => sum + size, 0)
      if (held + content.length > maxBytes || waiting.length >= MOST_ENTRIES)
        throw new SpoolFull(
          `The spool ${folder} is full: ${waiting.length} reports of ${megabytes(held)} wait, and ${megabytes(maxBytes)} may. ` +
            `${name} (${megabytes(content.length)} packed) was not taken in; what waits was not touched. ` +
            'Mend the way to the server and run “plimsoll-agent send”, or raise PLIMSOLL_SPOOL_MAX_MB.',
        )
      sweep(folder)
      const file = path.join(folder, `${String(queuedAt.getTime()).padStart(15, '0')}-${id}.report`)
      writeDurably(file, content)
      return { file, size: content.length }
    },

    /** @param {Entry} entry @returns {{head: EntryHead, packed: Buffer}} @throws where it is damaged */
    read({ file }) {
      const content = fs.readFileSync(file)
      const end = content.indexOf(10)
      return {
        head: JSON.parse(content.subarray(0, end).toString('utf8')),
        packed: content.subarray(end + 1),
      }
    },

    /** @param {Entry} entry */
    remove({ file }) {
      fs.rmSync(file, { force: true })
      syncFolder(folder)
    },

    /** Keeps a report that the server refuses, with its reason beside it; it is not sent again. @param {Entry} entry @param {object} reason */
    setAside(entry, reason) {
      for (const old of entries(refusedFolder).slice(0, -MOST_REFUSED)) {
        fs.rmSync(old.file, { force: true })
        fs.rmSync(`${old.file}.reason.json`, { force: true })
      }
      const file = path.join(refusedFolder, path.basename(entry.file))
      writeDurably(`${file}.reason.json`, Buffer.from(`${JSON.stringify(reason, null, 2)}\n`))
      fs.renameSync(entry.file, file)
      syncFolder(refusedFolder)
      syncFolder(folder)
      return file
    },

    /** Until when the server asked to be left alone; null: not at all. @returns {Date | null} */
    notBefore() {
      const told = readJson(path.join(stateDir, 'not-before.json'))?.until
      const until = new Date(typeof told === 'string' ? told : Number.NaN)
      return until.getTime() > Date.now() ? until : null
    },

    /** @param {Date} until */
    leaveAlone(until) {
      writeDurably(
        path.join(stateDir, 'not-before.json'),
        Buffer.from(JSON.stringify({ until: until.toISOString() })),
      )
    },
  }
}

/** @typedef {ReturnType<typeof openSpool>} Spool */

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)
/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** Writes a file so that after a crash it is there whole or not at all; only this user may read it. @param {string} file @param {Buffer} content */
function writeDurably(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const part = path.join(path.dirname(file), `part-${process.pid}-${randomBytes(6).toString('hex')}`)
  const handle = fs.openSync(part, 'wx', 0o600)
  try {
    fs.writeFileSync(handle, content)
    fs.fsyncSync(handle)
  } catch (error) {
    fs.rmSync(part, { force: true })
    throw error
  } finally {
    fs.closeSync(handle)
  }
  fs.renameSync(part, file)
  syncFolder(path.dirname(file))
}

/** A rename is on disk only once its folder is. @param {string} folder */
function syncFolder(folder) {
  try {
    const handle = fs.openSync(folder, 'r')
    fs.fsyncSync(handle)
    fs.closeSync(handle)
  } catch {} // Not every file system can; then it is as safe as that one is.
}

/** Removes what a killed run left half written: never an entry, for those have their names only when whole. @param {string} folder */
function sweep(folder) {
  if (!fs.existsSync(folder)) return
  for (const name of fs.readdirSync(folder).filter((one) => one.startsWith('part-'))) {
    const file = path.join(folder, name)
    try {
      if (Date.now() - fs.statSync(file).mtimeMs > 3_600_000) fs.rmSync(file, { force: true })
    } catch {}
  }
}

// ── Sending ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * @typedef {{id: string, duplicate?: boolean, state: string, tool: string | null, items: number | null, assets: {name: string}[],
 *   changes: {opened: number, closed: number, unchanged: number, opened_by_severity?: Record<string, number>} | null,
 *   notes: {level: string, code: string, message: string}[]}} Receipt
 * @typedef {{sent: Map<string, Receipt>, refused: string[], waiting: number, stopped: string | null, denied: boolean}} Outcome
 */

/** Answers that say the report itself cannot be taken: asking again would change nothing. */
const REFUSED = new Set([400, 409, 413, 415, 422])
const TRIES = 3
const LONGEST_WAIT_MS = 30_000

/**
 * Hands in everything that waits, oldest first, and stops at the first sign that the server is not there.
 * @param {Settings} settings @param {Spool} spool @returns {Promise<Outcome>} receipts by file of the spool
 */
async function sendAll(settings, spool) {
  /** @type {Outcome} */
  const outcome = { sent: new Map(), refused: [], waiting: 0, stopped: null, denied: false }
  const until = spool.notBefore()
  if (until) outcome.stopped = `The server asked to be left alone until ${until.toISOString()}.`
  for (const entry of outcome.stopped === null ? spool.entries() : []) {
    const said = await sendOne(settings, spool, entry)
    if ('receipt' in said) {
      outcome.sent.set(entry.file, said.receipt)
      tell(settings, said.receipt)
    } else if ('refused' in said) outcome.refused.push(said.refused)
    else if ('stop' in said) {
      outcome.stopped = said.stop
      outcome.denied = said.denied
      break
    }
  }
  outcome.waiting = spool.entries().length
  for (const reason of outcome.refused) warn(reason)
  if (outcome.waiting > 0)
    warn(
      `${outcome.stopped ?? ''} ${outcome.waiting === 1 ? 'One report waits' : `${outcome.waiting} reports wait`} in ${path.join(settings.stateDir, 'spool')}.`.trim(),
    )
  return outcome
}

/**
 * @param {Settings} settings @param {Spool} spool @param {Entry} entry
 * @returns {Promise<{receipt: Receipt} | {refused: string} | {stop: string, denied: boolean} | {gone: true}>}
 */
async function sendOne(settings, spool, entry) {
  /** @type {ReturnType<Spool['read']>} */
  let report
  try {
    report = spool.read(entry)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { gone: true }
    const file = spool.setAside(entry, { code: 'damaged', detail: messageOf(error) })
    return { refused: `A report of the spool is damaged (${messageOf(error)}); it is kept as ${file}.` }
  }
  const { head, packed } = report
  const said = await submit(settings, spool, head, packed)
  if ('stop' in said) return said
  if (said.status >= 200 && said.status < 300) {
    const receipt = receiptOf(said)
    // An answer that is no receipt came from something else on the way, a captive portal perhaps: the report is not there.
    if (!receipt) return { stop: `What answers at ${settings.url} is no Plimsoll server.`, denied: true }
    spool.remove(entry)
    return { receipt }
  }
  const reason = problemOf(said)
  const file = spool.setAside(entry, {
    at: new Date().toISOString(),
    status: said.status,
    report: head,
    ...reason,
  })
  return {
    refused: `${head.name} was refused (${said.status} ${reason.code}): ${reason.detail} It is kept as ${file} with the reason beside it.`,
  }
}

/**
 * Sends a report until there is an answer about it. `Retry-After` is obeyed: a short one here, a long one by the next runs.
 * @param {Settings} settings @param {Spool} spool @param {EntryHead} head @param {Buffer} packed
 * @returns {Promise<Answer | {stop: string, denied: boolean}>}
 */
async function submit(settings, spool, head, packed) {
  for (let tried = 1; ; tried += 1) {
    /** @type {Answer} */
    let answer
    try {
      answer = await askServer(settings, {
        method: 'POST',
        path: `/api/v1/submissions?${new URLSearchParams(head.query)}`,
        headers: { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' },
        body: packed,
        token: settings.token,
      })
    } catch (error) {
      if (error instanceof Unreachable) return { stop: error.message, denied: false }
      throw error
    }
    const { status } = answer
    if ((status >= 200 && status < 300) || REFUSED.has(status)) return answer
    if (status === 429 || status === 503) {
      const waitMs = retryAfterMs(answer.headers['retry-after'])
      if (waitMs <= LONGEST_WAIT_MS && tried < TRIES) {
        await new Promise((resolve) => setTimeout(resolve, waitMs))
        continue
      }
      spool.leaveAlone(new Date(Date.now() + waitMs))
    }
    return {
      stop: stopOf(settings, answer),
      denied: status >= 300 && status < 500 && status !== 408 && status !== 429,
    }
  }
}

/** @param {Settings} settings @param {Answer} answer */
function stopOf({ url }, answer) {
  const { status, headers } = answer
  const { detail, code } = problemOf(answer)
  if (status === 401)
    return 'The server does not take the token (401): it was revoked or has expired. Enrol this machine again; nothing is lost.'
  if (status >= 300 && status < 400)
    return `${url} answers ${status} and points to ${headers.location ?? 'elsewhere'}. Redirects are not followed: put the right address into PLIMSOLL_URL.`
  if (status === 403 || status === 404)
    return `${url} answers ${status} (${code}: ${detail}). Check PLIMSOLL_URL and the token.`
  return `The server answers ${status} (${detail}).`
}

/** RFC 9110 §10.2.3: seconds, or a date. Ten seconds where nothing is said, at most a day. @param {string | undefined} header */
export function retryAfterMs(header, now = Date.now()) {
  const text = (header ?? '').trim()
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : text === '' ? Number.NaN : Date.parse(text) - now
  return Number.isNaN(wait) ? 10_000 : Math.min(Math.max(wait, 0), 86_400_000)
}

/** @param {Answer} answer @returns {Receipt | null} */
function receiptOf({ body }) {
  try {
    const receipt = JSON.parse(body.toString('utf8'))
    return typeof receipt?.id === 'string' && typeof receipt.state === 'string' ? receipt : null
  } catch {
    return null
  }
}

/** What an answer says is wrong (RFC 9457). @param {Answer} answer @returns {{code: string, detail: string, submission_id?: string}} */
function problemOf({ status, body }) {
  try {
    const problem = JSON.parse(body.toString('utf8'))
    const text = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : '')
    if (typeof problem === 'object' && problem !== null)
      return {
        code: text(problem.code) || 'unknown',
        detail: text(problem.detail) || text(problem.title) || `status ${status}`,
        ...(typeof problem.submission_id === 'string' ? { submission_id: problem.submission_id } : {}),
      }
  } catch {}
  return { code: 'unknown', detail: `status ${status}` }
}

/** @param {Settings} settings @param {Receipt} receipt */
function tell(settings, receipt) {
  if (settings.json) return void process.stdout.write(`${JSON.stringify(receipt)}\n`)
  if (settings.quiet) return
  const { changes } = receipt
  const said = [
    `${receipt.duplicate ? 'Known already' : receipt.state === 'incomplete' ? 'Taken, but not all of it could be read' : 'Handed in'}: ${receipt.tool ?? 'report'} of ${receipt.assets?.[0]?.name ?? '?'}`,
    ...(receipt.items === null || receipt.items === undefined ? [] : [`${receipt.items} items`]),
    ...(changes
      ? [`${changes.opened} opened, ${changes.closed} closed, ${changes.unchanged} unchanged`]
      : []),
    receipt.id,
  ]
  process.stdout.write(`${said.join(' · ')}\n`)
  for (const note of receipt.notes ?? [])
    if (note.level !== 'info') process.stdout.write(`  ${note.level}: ${note.message}\n`)
}

/** @param {string} words */
const warn = (words) => process.stderr.write(`plimsoll-agent: ${words}\n`)

/**
 * Hands reports in by way of the spool, with everything that waits there.
 * @param {Settings} settings @param {{name: string, query: [string, string][], bytes: Buffer}[]} reports @param {string | undefined} failOn
 * @returns {Promise<number>} what to end with
 */
async function handIn(settings, reports, failOn) {
  const level = failOn === undefined ? null : gateLevel(failOn)
  serverUrl(settings)
  if (!settings.token)
    throw new UsageError('There is no token: enrol this machine, or say --token-file or PLIMSOLL_TOKEN.')
  const spool = openSpool(settings.stateDir)
  /** @type {Outcome[]} */
  const outcomes = []
  /** @type {string[]} */
  const own = []
  for (const report of reports) {
    try {
      own.push(spool.put(report, settings.spoolMaxBytes).file)
    } catch (error) {
      if (!(error instanceof SpoolFull)) throw new Failure(`The spool cannot be written: ${messageOf(error)}`)
      // Perhaps the server is back: what goes out makes room.
      outcomes.push(await sendAll(settings, spool))
      own.push(spool.put(report, settings.spoolMaxBytes).file)
    }
  }
  outcomes.push(await sendAll(settings, spool))
  const last = outcomes.at(-1)
  if (last?.stopped === null) await beat(settings, spool).catch(() => {})
  if (last?.denied || outcomes.some(({ refused }) => refused.length > 0)) return EXIT.refused
  const receipts = outcomes.flatMap(({ sent }) => own.flatMap((file) => sent.get(file) ?? []))
  if (level !== null) {
    if (await gate(settings, level, receipts)) return EXIT.gate
    if (receipts.length < own.length && last?.waiting === 0) {
      warn('The gate stays shut: another run handed the report in, and its receipt is not here.')
      return EXIT.gate
    }
  }
  return last && last.waiting > 0 ? EXIT.spooled : EXIT.sent
}

/** Says that this agent lives and what waits here. @param {Settings} settings @param {Spool} spool */
async function beat(settings, spool) {
  const waiting = spool.entries()
  const oldest = waiting[0]
    ? new Date(Number(path.basename(waiting[0].file).slice(0, 15))).toISOString()
    : null
  const query = new URLSearchParams({
    version: VERSION,
    waiting: String(waiting.length),
    refused: String(spool.refused().length),
    ...(oldest ? { oldest_waiting: oldest } : {}),
  })
  return askServer(settings, {
    method: 'POST',
    path: `/api/v1/agents/heartbeat?${query}`,
    token: settings.token,
  })
}

// ── The gate ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const LEVELS = ['critical', 'high', 'medium', 'low', 'any']
/** Notes of reports that were read whole and yet say nothing: a scan of an image that the tool could not make out, for one. */
const LOOKED_AT_NOTHING = new Set(['nothing_scanned', 'not_scanned'])

/** @param {string} word e.g. `new-high` */
function gateLevel(word) {
  const level = LEVELS.indexOf(word.replace(/^new-/, ''))
  if (!word.startsWith('new-') || level < 0)
    throw new UsageError(`--fail-on takes ${LEVELS.map((one) => `new-${one}`).join(', ')}, not “${word}”.`)
  return level
}

/**
 * Whether the reports of this run opened findings of a severity or worse. What could not be read whole, a report of nothing, or a
 * server that does not say, closes the gate too: it opens for nothing it has not seen.
 * @param {Settings} settings @param {number} level @param {Receipt[]} receipts
 */
async function gate(settings, level, receipts) {
  let closed = false
  for (const given of receipts) {
    const receipt = given.state === 'received' ? await whenRead(settings, given) : given
    const opened = receipt.changes?.opened_by_severity
    const nothing = receipt.notes?.find(({ code }) => LOOKED_AT_NOTHING.has(code))
    if (nothing) {
      warn(`The gate stays shut: ${receipt.id} shows nothing that was looked at. ${nothing.message}`)
      closed = true
      continue
    }
    if (receipt.state !== 'parsed' || !opened) {
      warn(
        `The gate stays shut: ${receipt.id} was not read whole, or the server does not say what it opened.`,
      )
      closed = true
      continue
    }
    const counted = Object.entries(opened).filter(([severity]) => {
      const at = LEVELS.indexOf(severity)
      return LEVELS[level] === 'any' || (at >= 0 && at <= level)
    })
    if (counted.every(([, count]) => count === 0)) continue
    const words = counted.filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity}`)
    warn(`The gate is shut: ${receipt.id} opened ${words.join(', ')}.`)
    closed = true
  }
  return closed
}

/** Waits until a report is read that the server took for later. @param {Settings} settings @param {Receipt} receipt @returns {Promise<Receipt>} */
async function whenRead(settings, receipt) {
  for (let tried = 0; tried < 60; tried += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const answer = await askServer(settings, {
      method: 'GET',
      path: `/api/v1/submissions/${encodeURIComponent(receipt.id)}`,
      token: settings.token,
    })
    const now = answer.status === 200 ? receiptOf(answer) : null
    if (now && now.state !== 'received') return now
  }
  return receipt
}

// ── Redaction ────────────────────────────────────────────────────────────────────────────────────────────────────────
// Names stay, values go: what a container is told by its environment is seen, never what it says. By place: values of
// environment variables, build arguments, join tokens, health checks. By look, in every other text: what is named like a secret or
// formed like one. The server masks again what is left (lib/formats/secrets).

export const REMOVED = '[removed]'

const SECRET_NAME =
  /pass(?![a-z])|password|passwd|passphrase|passcode|pwd|secret|token|credential|(?:api|access|private|signing|encryption|auth|master|session|account|shared)[._-]?key|masterauth|basicauth|htpasswd|(?<![a-z])auth(?![a-z])|(?<![a-z])dsn(?![a-z])|jwt|cookie|connection[._-]?string/i
/** Members that only say which secret is meant, or where it is. */
const NO_SECRET_NAME =
  /(?:name|id|ids|file|path|dir|type|kind|count|size|timeout|expiry|policy|driver|options?)$/i

/** Texts that are formed like secrets. Each pattern is linear: it begins at a fixed word, or where a word begins. */
const SECRET_FORMS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|sk-|npm_|AIza|hvs\.|dckr_pat_|plm_|SWMTKN-|SWMKEY-)[\w.-]{16,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  /\$(?:apr1|2[aby]|5|6|argon2\w*)\$[^\s"',]+/g,
]
const URL_LOGIN = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,20}:\/\/[^\s/@:"']{0,200}):([^\s/@"']+)@/gi
const URL_TOKEN = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/@:"']{16,})@/gi
const HEADER =
  /(\b(?:authorization|x-api-key|x-auth-token|x-vault-token)["']?\s{0,3}[:=]\s{0,3}["']?)([^"'\n\r]+)/gi
const BEARER = /\b(bearer|basic)(\s{1,3})[\w.~+/=-]{8,}/gi
const ASSIGNED =
  /(?<![\w.-])(-{0,2}[A-Za-z_][\w.-]{0,200})("?\s{0,3}[=:]\s{0,3})("[^"]*"|'[^']*'|[^\s"'&,;|]+)/g
const FLAG = /(?<![\w-])(--?[A-Za-z][\w.-]{0,100})("?,?\s{1,3}"?)(?!-)([^\s"',]+)/g
/** Programs that take a secret by a letter: mysql -pSECRET, sshpass -p SECRET, curl -u NAME:SECRET, redis-cli -a SECRET. */
const BY_LETTER =
  /\b((?:mysql\w*|mariadb\w*)\b[^\n;|&]{0,500}?\s-p|sshpass\s{1,3}-p\s{0,3}|redis-cli\b[^\n;|&]{0,500}?\s-a\s{1,3})(?!\s)([^\s"']+)/g
const CURL_LOGIN = /(\bcurl\b[^\n;|&]{0,500}?\s(?:-u|--user)[ =]?["']?[^\s:"']{1,100}:)([^\s"']+)/g
/** Long random words; hexadecimal ones are digests. */
const LONG_WORD = /(?<![\w+/=.-])[A-Za-z0-9_+-]{24,}={0,2}(?![\w+/=.-])/g

/** @param {string} name */
const soundsSecret = (name) => SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name)

/**
 * A text without what is formed or named like a secret.
 * @param {string} text @param {boolean} [strict] long random words go, too
 */
export function redactText(text, strict = false) {
  let clean = text
  for (const form of SECRET_FORMS) clean = clean.replace(form, REMOVED)
  clean = clean
    .replace(URL_LOGIN, `$1:${REMOVED}@`)
    .replace(URL_TOKEN, `$1${REMOVED}@`)
    .replace(HEADER, `$1${REMOVED}`)
    .replace(BEARER, `$1$2${REMOVED}`)
    .replace(BY_LETTER, `$1${REMOVED}`)
    .replace(CURL_LOGIN, `$1${REMOVED}`)
    .replace(ASSIGNED, (all, name, sign) => (soundsSecret(name) ? `${name}${sign}${REMOVED}` : all))
    .replace(FLAG, (all, flag, gap) => (soundsSecret(flag) ? `${flag}${gap}${REMOVED}` : all))
  if (!strict) return clean
  return clean.replace(LONG_WORD, (word) =>
    /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word) ? REMOVED : word,
  )
}

/** `NAME=value` without its value. @param {string} pair */
function redactPair(pair) {
  const at = pair.indexOf('=')
  return at < 0 || at === pair.length - 1 ? pair : `${pair.slice(0, at + 1)}${REMOVED}`
}

/** Words of a command: a flag that is named like a secret takes the word after it along. @param {unknown[]} words */
function redactWords(words) {
  return words.map((word, index) => {
    if (typeof word !== 'string') return redact(word)
    const before = words[index - 1]
    const flagged = typeof before === 'string' && /^--?[A-Za-z][\w.-]*$/.test(before) && soundsSecret(before)
    return flagged && !word.startsWith('-') ? REMOVED : redactText(word, true)
  })
}

/** Every `NAME=` of a text, without what follows it. @param {string} text */
const namesOf = (text) =>
  [...text.matchAll(/(?:^|\s)([A-Za-z_][\w.-]*)=/g)].map(([, name]) => `${name}=${REMOVED}`).join(' ')

/**
 * A line of an image's history, as the classic builder and BuildKit write it: build arguments (`|2 A=x B=y /bin/sh -c …`), ENV and ARG
 * keep their names; a health check goes; the rest is read like other texts.
 * @param {string} line
 */
export function redactCreatedBy(line) {
  const [, run = '', count, rest = ''] = /^(RUN )?\|(\d+) ([\s\S]*)$/.exec(line) ?? []
  if (count !== undefined) {
    // Values may hold blanks, so only the last shell is surely behind all of them.
    const shell = [...rest.matchAll(/ \/\S*sh -c /g)].at(-1)?.index ?? -1
    const names = namesOf(shell < 0 ? rest : rest.slice(0, shell))
    return `${run}|${count} ${names}${shell < 0 ? '' : redactText(rest.slice(shell), true)}`
  }
  const [, before = '', word, given = ''] =
    /^((?:\/bin\/sh -c )?(?:#\(nop\)\s+)?)(ENV|ARG|HEALTHCHECK)\s+([\s\S]*)$/.exec(line) ?? []
  if (word === 'HEALTHCHECK') return `${before}${word} ${REMOVED}`
  if (word === 'ARG' && !given.includes('=')) return line
  if (word !== undefined) return `${before}${word} ${namesOf(given) || `${given.split(/\s/)[0]}=${REMOVED}`}`
  return redactText(line, true)
}

/** Members whose texts are commands. */
const COMMANDS = new Set(['Cmd', 'Args', 'Entrypoint', 'Command', 'Processes', 'Exec', 'ProcessArgs'])
/** Members that are nothing but a secret. */
const SECRETS = new Set([
  'JoinTokens',
  'UnlockKey',
  'SigningCAKey',
  'RegistryAuth',
  'IdentityToken',
  'Auth',
  'Password',
])

/**
 * A value of an engine's answer without secrets; shapes and names stay as they are.
 * @param {unknown} value @param {string} [key] the member it is of @returns {unknown}
 */
export function redact(value, key = '') {
  if (SECRETS.has(key)) return blank(value)
  if (typeof value === 'string') {
    if (key === 'CreatedBy' || key === 'Comment') return redactCreatedBy(value)
    if (COMMANDS.has(key)) return redactText(value, true)
    return value !== '' && soundsSecret(key) ? REMOVED : redactText(value)
  }
  if (Array.isArray(value)) {
    if (key === 'Env')
      return value.map((pair) => (typeof pair === 'string' ? redactPair(pair) : redact(pair)))
    if (COMMANDS.has(key))
      return value.every((one) => typeof one === 'string')
        ? redactWords(value)
        : value.map((one) => redact(one, key))
    if (key === 'Labels') return value.map((label) => redactLabel(label))
    return value.map((one) => redact(one, key))
  }
  if (typeof value !== 'object' || value === null) return value
  if (key === 'Env') return blank(value)
  if (key === 'Healthcheck' || key === 'HealthConfig') return redactHealthcheck(value)
  const labels = key === 'Labels' || key === 'Annotations'
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (labels && typeof inner === 'string')
        return [name, inner !== '' && soundsSecret(name) ? REMOVED : redactText(inner, true)]
      if ((key === 'Health' || key === 'Log') && name === 'Output') return [name, blank(inner)]
      return [name, redact(inner, name)]
    }),
  )
}

/** @param {unknown} label `name=value` */
function redactLabel(label) {
  if (typeof label !== 'string') return redact(label)
  const at = label.indexOf('=')
  return at > 0 && soundsSecret(label.slice(0, at)) ? redactPair(label) : redactText(label, true)
}

/** @param {object} check */
function redactHealthcheck(check) {
  return Object.fromEntries(
    Object.entries(check).map(([name, inner]) =>
      name === 'Test' && Array.isArray(inner) && inner.length > 1
        ? [name, [inner[0], REMOVED]]
        : [name, redact(inner, name)],
    ),
  )
}

/** Every text in a value gone, its shape kept. @param {unknown} value @returns {unknown} */
function blank(value) {
  if (typeof value === 'string') return value === '' ? '' : REMOVED
  if (Array.isArray(value)) return value.map(blank)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, blank(inner)]))
}

// ── Docker ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The newest Engine API that this file was written for; an engine that knows a newer one is asked in this. */
const NEWEST_API = [1, 51]
const ENGINE_SILENCE_MS = 15_000
const ENGINE_LIMIT = 64_000_000
const AT_ONCE = 6
const TOP = 'ps_args=-eo%20pid%2Cppid%2Cuser%2Ccomm%2Cargs'

/** @typedef {{socketPath: string} | {host: string, port: number, tls: {ca?: string, cert?: string, key?: string} | null}} Engine */

/**
 * Where the engine is: as told, as DOCKER_HOST says, or the usual sockets of Docker and Podman.
 * @param {string | undefined} socket @param {Env} env @returns {Engine}
 */
export function engineOf(socket, env) {
  const told = socket
    ? /^\w+:\/\//.test(socket)
      ? socket
      : `unix://${path.resolve(socket)}`
    : env.DOCKER_HOST
  if (!told) {
    const run = env.XDG_RUNTIME_DIR
    const places = [
      '/var/run/docker.sock',
      '/run/podman/podman.sock',
      ...(run ? [`${run}/docker.sock`, `${run}/podman/podman.sock`] : []),
    ]
    const found = places.find((place) => fs.existsSync(place))
    if (found) return { socketPath: found }
    throw new UsageError(
      `There is no engine at ${places.join(', ')}. Say where it is with --socket or DOCKER_HOST.`,
    )
  }
  if (told.startsWith('unix://')) return { socketPath: told.slice('unix://'.length) }
  const url = new URL(told)
  if (url.protocol !== 'tcp:' && url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UsageError(
      `${url.protocol}// is no way to an engine that this agent knows; use unix:// or tcp://.`,
    )
  const verify = Boolean(env.DOCKER_TLS_VERIFY) || url.protocol === 'https:'
  const folder = env.DOCKER_CERT_PATH ?? path.join(os.homedir(), '.docker')
  const part = (/** @type {string} */ name) => {
    const file = path.join(folder, name)
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
  }
  const tls = verify ? { ca: part('ca.pem'), cert: part('cert.pem'), key: part('key.pem') } : null
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (verify ? 2376 : 2375), tls }
}

/** @param {Engine} engine @param {string} where @returns {Promise<Answer>} a GET, and never anything else */
function askEngine(engine, where) {
  const options = {
    method: 'GET',
    path: where,
    agent: false,
    headers: { host: 'docker', accept: 'application/json' },
  }
  const request =
    'socketPath' in engine
      ? http.request({ ...options, socketPath: engine.socketPath })
      : engine.tls
        ? https.request({ ...options, host: engine.host, port: engine.port, ...engine.tls })
        : http.request({ ...options, host: engine.host, port: engine.port })
  return answerTo(request, undefined, { silenceMs: ENGINE_SILENCE_MS, limit: ENGINE_LIMIT })
}

/**
 * @typedef {{status: number, body?: unknown, error?: string}} Said
 * @typedef {Record<string, unknown> & {schema: string, host: string, collectedAt: string, requests: Record<string, Said>}} Snapshot
 */

/**
 * One snapshot of an engine: the answers to GET requests by their lines, without secrets. Containers that vanish while it is taken
 * are left out; an answer that cannot be had is kept as what went wrong.
 * @param {Engine} engine @param {{hostFacts: boolean}} wanted @returns {Promise<Snapshot>} @throws Failure when there is no engine
 */
export async function collectDocker(engine, { hostFacts }) {
  /** @type {Record<string, Said>} */
  const requests = {}
  let prefix = ''
  /** @param {string} where @returns {Promise<Said>} */
  const get = async (where) => {
    /** @type {Said} */
    let said
    try {
      const { status, body } = await askEngine(engine, prefix + where)
      said = { status, body: bodyOf(body) }
    } catch (error) {
      said = { status: 0, error: messageOf(error) }
    }
    requests[`GET ${where}`] = said
    return said
  }
  const version = await get('/version')
  if (version.status === 0) throw new Failure(`The engine does not answer (${version.error}).`)
  prefix = versionPrefix(version.body)
  const info = await get('/info')
  await inTurn(['/swarm', '/nodes', '/services', '/networks', '/volumes', '/plugins'], get)
  await inTurn(
    idsOf(requests['GET /networks']?.body).map((id) => `/networks/${id}`),
    get,
  )
  const images = await collectContainers(get, requests)
  await get('/images/json')
  await inTurn(
    images.flatMap((id) => [`/images/${id}/json`, `/images/${id}/history`]),
    get,
  )

  const { Name: name, ServerVersion: served } = objectOf(info.body)
  const told = objectOf(version.body)
  return {
    schema: 'docker-engine-snapshot/1',
    agent: `plimsoll-agent/${VERSION}`,
    host: typeof name === 'string' && name !== '' ? name : os.hostname(),
    collectedAt: new Date().toISOString(),
    engineVersion: told.Version ?? served ?? null,
    apiVersion: told.ApiVersion ?? null,
    hostFacts: hostFacts && 'socketPath' in engine ? readHostFacts() : null,
    requests: Object.fromEntries(Object.entries(requests).map(([line, said]) => [line, redactSaid(said)])),
  }
}

/** @param {Said} said @returns {Said} */
function redactSaid({ status, body, error }) {
  if (error !== undefined) return { status, error: redactText(error) }
  return { status, body: redact(body) }
}

/**
 * Containers with their processes. Asked again, at most three times in all, when one was gone before it was looked at, so that the
 * list and what is said of each fit together. Answers the images they were made of.
 * @param {(where: string) => Promise<Said>} get @param {Record<string, Said>} requests
 */
async function collectContainers(get, requests) {
  /** @type {Set<string>} */
  const looked = new Set()
  /** @type {Set<unknown>} */
  let listed = new Set()
  for (let round = 0; round < 3; round += 1) {
    const list = await get('/containers/json?all=1')
    const containers = Array.isArray(list.body) ? list.body.map(objectOf) : []
    listed = new Set(containers.map(({ Id: id }) => id))
    let vanished = false
    const fresh = containers.filter(({ Id: id }) => typeof id === 'string' && !looked.has(id))
    await inTurn(fresh, async ({ Id: id, State: state }) => {
      const seen = await get(`/containers/${id}/json`)
      if (seen.status === 404) {
        vanished = true
        delete requests[`GET /containers/${id}/json`]
        return
      }
      looked.add(String(id))
      if (state === 'exited' || state === 'created' || state === 'dead') return
      const top = await get(`/containers/${id}/top?${TOP}`)
      if (top.status === 404) vanished = true
    })
    if (!vanished) break
  }
  for (const id of [...looked].filter((one) => !listed.has(one))) {
    looked.delete(id)
    delete requests[`GET /containers/${id}/json`]
    delete requests[`GET /containers/${id}/top?${TOP}`]
  }
  const images = [...looked].map((id) => objectOf(requests[`GET /containers/${id}/json`]?.body).Image)
  return [...new Set(images.filter((id) => typeof id === 'string'))].sort()
}

/** @param {unknown} list @returns {string[]} */
function idsOf(list) {
  return Array.isArray(list)
    ? list.map(objectOf).flatMap(({ Id: id }) => (typeof id === 'string' ? [id] : []))
    : []
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function objectOf(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : {}
}

/** @param {Buffer} body */
function bodyOf(body) {
  const text = body.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `/v1.44`: the engine's version of the API, or the newest known here; nothing where it says none. @param {unknown} version */
export function versionPrefix(version) {
  const { ApiVersion: newest, MinAPIVersion: oldest } = objectOf(version)
  const parts = (/** @type {unknown} */ text) => /^(\d+)\.(\d+)$/.exec(String(text))?.slice(1).map(Number)
  const theirs = parts(newest)
  if (!theirs) return ''
  const later = (/** @type {number[]} */ a, /** @type {number[]} */ b) =>
    (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)
  const known = later(theirs, NEWEST_API) <= 0 ? theirs : NEWEST_API
  const least = parts(oldest)
  return `/v${(least && later(known, least) < 0 ? least : known).join('.')}`
}

/** @template T @param {T[]} items @param {(item: T) => Promise<unknown>} work a few at once */
async function inTurn(items, work) {
  const left = [...items]
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

const FACT_FILES = ['/etc/os-release', '/proc/version', '/sys/kernel/security/lsm']
const FACT_STATS = [
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/etc/docker',
  '/etc/docker/daemon.json',
  '/lib/systemd/system/docker.service',
  '/lib/systemd/system/docker.socket',
]

/**
 * What the engine cannot say of its host: the system's release, who is in the group docker, the daemon's settings, and to whom the
 * socket belongs. Nothing in a container, whose own files say nothing of the host. No program is run; of keys and certificates
 * nothing is read.
 */
function readHostFacts() {
  if (fs.existsSync('/.dockerenv') || fs.existsSync('/run/.containerenv')) return null
  const read = (/** @type {string} */ file) => {
    try {
      return fs.readFileSync(file, 'utf8').slice(0, 20_000)
    } catch {
      return null
    }
  }
  const daemon = readJson('/etc/docker/daemon.json')
  const group =
    read('/etc/group')
      ?.split('\n')
      .find((line) => line.startsWith('docker:')) ?? null
  return {
    files: {
      ...Object.fromEntries(FACT_FILES.map((file) => [file, read(file)])),
      '/etc/docker/daemon.json': daemon === null ? null : JSON.stringify(redact(daemon)),
      '/etc/group#docker': group,
    },
    stat: Object.fromEntries(FACT_STATS.map((file) => [file, statOf(file)])),
  }
}

/** `0:998 660 socket`: numbers of owner and group, permissions, what it is. @param {string} file */
function statOf(file) {
  try {
    const stat = fs.statSync(file)
    const kind = stat.isSocket() ? 'socket' : stat.isDirectory() ? 'directory' : 'regular file'
    return `${stat.uid}:${stat.gid} ${(stat.mode & 0o7777).toString(8)} ${kind}`
  } catch {
    return null
  }
}

// ── Commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What goes along with a report. `written_at` is used where neither the sender nor the report says when the tool looked; it is
 * settled here, so that a report which is sent again is the same.
 * @param {Options} options @param {string} asset @param {Date} writtenAt @returns {[string, string][]}
 */
function queryOf(options, asset, writtenAt) {
  const observed = options['observed-at']
  const at = observed === undefined ? null : new Date(observed)
  if (at && Number.isNaN(at.getTime()))
    throw new UsageError(`--observed-at ${observed} is no time. Write it like 2026-11-22T08:30:00Z.`)
  if (options.coverage !== undefined && options.coverage !== 'full')
    throw new UsageError('--coverage takes “full” only.')
  for (const label of options.label ?? [])
    if (!/^[^:]{1,63}:/.test(label)) throw new UsageError(`--label ${label} is not like KEY:VALUE.`)
  /** @type {[string, string | undefined][]} */
  const query = [
    ['asset', asset],
    ['kind', options.kind],
    ['tool', options.tool],
    ['database', options.database],
    ['observed_at', at?.toISOString()],
    ['written_at', writtenAt.toISOString()],
    ['coverage', options.coverage],
    .../** @type {[string, string][]} */ ((options.label ?? []).map((label) => ['label', label])),
  ]
  return query.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

/** @param {Settings} settings @param {Options} options @param {string[]} files */
async function push(settings, options, files) {
  if (files.length === 0) throw new UsageError('push wants at least one file.')
  const { asset } = options
  if (!asset) throw new UsageError('Say which asset the report is about: --asset NAME, for a host its name.')
  const reports = files.map((file) => {
    const { bytes, writtenAt } = readReport(file)
    return {
      name: file === '-' ? 'standard input' : path.basename(file),
      query: queryOf(options, asset, writtenAt),
      bytes,
    }
  })
  return handIn(settings, reports, options['fail-on'])
}

/** @param {string} file */
function readReport(file) {
  try {
    const bytes = fs.readFileSync(file === '-' ? 0 : file)
    if (bytes.length === 0) throw new UsageError(`${file === '-' ? 'Standard input' : file} is empty.`)
    // A report that lies there gzipped is sent as its tool wrote it.
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
    return { bytes: plain, writtenAt: file === '-' ? new Date() : fs.statSync(file).mtime }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}`)
  }
}

/** @param {Settings} settings @param {Options} options */
async function collect(settings, options) {
  if (options.output === undefined) serverUrl(settings)
  const snapshot = await collectDocker(engineOf(options.socket, settings.env), {
    hostFacts: options['no-host-facts'] !== true,
  })
  const bytes = Buffer.from(`${JSON.stringify(snapshot)}\n`)
  if (options.output === '-') {
    await new Promise((resolve) => process.stdout.write(bytes, resolve))
    return EXIT.sent
  }
  if (options.output !== undefined) {
    fs.writeFileSync(options.output, bytes, { mode: 0o600 })
    return EXIT.sent
  }
  const asset = options.asset ?? assetOf(settings, snapshot.host)
  const query = queryOf(options, asset, new Date(snapshot.collectedAt))
  return handIn(settings, [{ name: 'engine snapshot', query, bytes }], options['fail-on'])
}

/** The name this machine enrolled by; else what the engine calls it. @param {Settings} settings @param {string} said */
function assetOf({ stateDir, host }, said) {
  return fs.existsSync(path.join(stateDir, 'agent.json')) ? host : said
}

const BENCH = 'docker-bench-security.sh'

/** @param {Settings} settings @param {Options} options @param {string[]} more words for the script */
async function runDockerBench(settings, options, more) {
  serverUrl(settings)
  const script = findBench(options.path, settings.env)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plimsoll-bench-'))
  try {
    const log = path.join(folder, 'bench.log')
    const ended = await runScript(script, ['-b', '-l', log, ...more])
    const written = [`${log}.json`, log].find((file) => fs.existsSync(file) && fs.statSync(file).size > 0)
    if (!written) throw new Failure(`${script} wrote no report (it ended with ${ended}).`)
    const { bytes, writtenAt } = readReport(written)
    const query = queryOf(options, options.asset ?? settings.host, writtenAt)
    return await handIn(settings, [{ name: 'docker-bench-security', query, bytes }], options['fail-on'])
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string | undefined} told @param {Env} env */
function findBench(told, env) {
  const places = told
    ? [told, path.join(told, BENCH)]
    : [
        ...(env.PATH ?? '')
          .split(':')
          .filter(Boolean)
          .map((folder) => path.join(folder, BENCH)),
        `/opt/docker-bench-security/${BENCH}`,
        `/usr/local/share/docker-bench-security/${BENCH}`,
        path.resolve('docker-bench-security', BENCH),
        path.resolve(BENCH),
      ]
  const found = places.find((place) => fs.existsSync(place) && fs.statSync(place).isFile())
  if (found) return path.resolve(found)
  throw new UsageError(
    `${BENCH} is not ${told ? `at ${told}` : 'on this machine'}. Get it with “git clone https://github.com/docker/docker-bench-security.git” and name its folder with --path.`,
  )
}

/** Runs it in its own folder, where its parts are; what it prints goes to standard error. @param {string} script @param {string[]} words @returns {Promise<number | string>} */
function runScript(script, words) {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', [script, ...words], {
      cwd: path.dirname(script),
      stdio: ['ignore', 2, 2],
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'nothing'))
  })
}

/** @param {Settings} settings @param {Options} options @param {string | undefined} code */
async function enrol(settings, options, code) {
  if (!code) throw new UsageError('enrol wants the code that the page Agents shows.')
  const { origin, pathname } = serverUrl(settings)
  const host = options.name ?? os.hostname()
  // Before the code is used up: can what it gives be kept?
  const tokenFile = path.join(settings.stateDir, 'token')
  try {
    fs.mkdirSync(settings.stateDir, { recursive: true, mode: 0o700 })
    fs.accessSync(settings.stateDir, fs.constants.W_OK)
  } catch (error) {
    throw new Failure(
      `${settings.stateDir} cannot be written (${messageOf(error)}). Run as root, or name a --state-dir.`,
    )
  }
  const answer = await askServer(settings, {
    method: 'POST',
    path: '/api/v1/agents/enrol',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ code, host })),
  })
  if (answer.status !== 201) {
    const { detail } = problemOf(answer)
    throw new Failure(
      answer.status === 404
        ? 'The server does not take this code: it is wrong, used up, taken back or older than an hour. Make another on the page Agents.'
        : `The server does not take this machine: ${detail}`,
    )
  }
  const given = JSON.parse(answer.body.toString('utf8'))
  writeDurably(tokenFile, Buffer.from(`${given.token}\n`))
  const kept = { url: origin + pathname.replace(/\/+$/, ''), host: given.name, agent: given.agent }
  writeDurably(path.join(settings.stateDir, 'agent.json'), Buffer.from(`${JSON.stringify(kept, null, 2)}\n`))
  process.stdout.write(`Enrolled as ${given.name} in ${given.tenant}; the token is in ${tokenFile}.\n`)
  return EXIT.sent
}

/** @param {Settings} settings */
async function send(settings) {
  return handIn(settings, [], undefined)
}

/** @param {Settings} settings */
async function status(settings) {
  const spool = openSpool(settings.stateDir)
  const waiting = spool.entries()
  const oldest = waiting[0] ? spool.read(waiting[0]).head.queuedAt : null
  const refused = spool.refused().map(({ file }) => ({ file, ...readJson(`${file}.reason.json`) }))
  /** @type {{server: string | null, reached: boolean, said: Record<string, unknown> | null, why: string | null}} */
  const server = { server: settings.url, reached: false, said: null, why: null }
  try {
    serverUrl(settings)
    if (!settings.token) server.why = 'This machine has no token yet: enrol it.'
    else {
      const answer = await beat(settings, spool)
      server.reached = answer.status === 200
      if (server.reached) server.said = objectOf(bodyOf(answer.body))
      else server.why = stopOf(settings, answer)
    }
  } catch (error) {
    server.why = messageOf(error)
  }
  const spooled = {
    waiting: waiting.length,
    bytes: waiting.reduce((sum, { size }) => sum + size, 0),
    oldest,
    not_before: spool.notBefore()?.toISOString() ?? null,
  }
  if (settings.json)
    process.stdout.write(
      `${JSON.stringify({ version: VERSION, state_dir: settings.stateDir, ...server, spool: spooled, refused }, null, 2)}\n`,
    )
  else process.stdout.write(`${statusWords(settings, server, spooled, refused).join('\n')}\n`)
  if (server.why) return EXIT.refused
  return waiting.length > 0 ? EXIT.spooled : EXIT.sent
}

/**
 * @param {Settings} settings @param {{said: Record<string, unknown> | null, why: string | null}} server
 * @param {{waiting: number, bytes: number, oldest: string | null, not_before: string | null}} spooled
 * @param {Record<string, unknown>[]} refused
 */
function statusWords({ url, stateDir }, { said, why }, spooled, refused) {
  const lines = [`plimsoll-agent ${VERSION}, state in ${stateDir}`, `server   ${url ?? 'not named'}`]
  if (why) lines.push(`         ${why}`)
  if (said) {
    lines.push(`agent    ${said.name} of ${said.tenant}`)
    if (said.token_expires_at) lines.push(`token    works until ${said.token_expires_at}`)
    const last = objectOf(said.last_submission)
    lines.push(
      last.id
        ? `last     ${last.id}, ${last.state}, received ${last.received_at}`
        : 'last     nothing handed in yet',
    )
    if (said.quiet_after_hours) lines.push(`quiet    when unheard for ${said.quiet_after_hours} hours`)
  }
  lines.push(
    spooled.waiting === 0
      ? 'spool    empty'
      : `spool    ${spooled.waiting} waiting, ${megabytes(spooled.bytes)}, oldest of ${spooled.oldest}${spooled.not_before ? `, not before ${spooled.not_before}` : ''}`,
  )
  for (const one of refused.slice(-5)) lines.push(`refused  ${one.file}: ${one.detail ?? one.code ?? ''}`)
  if (refused.length > 5)
    lines.push(`         and ${refused.length - 5} more in ${path.join(stateDir, 'refused')}`)
  return lines
}

/**
 * Runs one command. @param {string[]} words what stands behind the program's name @param {Env} [env]
 * @returns {Promise<number>} what to end with
 */
export async function main(words, env = process.env) {
  try {
    const end = words.indexOf('--')
    const { values, positionals } = parseOptions(end < 0 ? words : words.slice(0, end))
    if (values.version) return say(VERSION)
    const [command, ...rest] = positionals
    if (values.help || command === 'help') return say(HELP)
    if (command === undefined) throw new UsageError(`Say what to do.\n\n${HELP}`)
    return await runCommand(
      settingsOf(values, env),
      values,
      [command, ...rest],
      end < 0 ? [] : words.slice(end + 1),
    )
  } catch (error) {
    if (error instanceof UsageError) {
      warn(error.message)
      return EXIT.usage
    }
    if (error instanceof Failure || error instanceof Unreachable) {
      warn(error.message)
      return EXIT.refused
    }
    throw error
  }
}

/** @param {string[]} args */
function parseOptions(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n“plimsoll-agent help” lists what there is.`)
  }
}

/** @param {Settings} settings @param {Options} options @param {string[]} words @param {string[]} more behind `--` */
function runCommand(settings, options, words, more) {
  const [command, what, ...rest] = words
  if (command === 'push')
    return push(settings, options, [...(what === undefined ? [] : [what]), ...rest, ...more])
  if (command === 'collect' && what === 'docker' && rest.length === 0) return collect(settings, options)
  if (command === 'run' && what === 'docker-bench' && rest.length === 0)
    return runDockerBench(settings, options, more)
  if (command === 'enrol' || command === 'enroll') return enrol(settings, options, what)
  if (command === 'send' && what === undefined) return send(settings)
  if (command === 'status' && what === undefined) return status(settings)
  throw new UsageError(`“${words.join(' ')}” is no command.\n\n${HELP}`)
}

/** @param {string} words */
function say(words) {
  process.stdout.write(`${words}\n`)
  return EXIT.sent
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2))
}
