import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Attribute, Change } from 'ldapts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  AD,
  AD_SETTINGS,
  ADA_GUID,
  administer,
  directoryAt,
  GROUPS,
  PEOPLE,
  startDirectory,
} from '@/tools/testing/directory-world'
import type { RunningSlapd } from '@/tools/testing/slapd'
import { findSlapd, NO_SLAPD } from '@/tools/testing/slapd/find-slapd'
import type { Directory } from './directory'
import { DirectoryError } from './directory-error'
import { chainFilter } from './find-groups'
import { lookUpPerson } from './look-up-person'
import { type DirectorySignIn, signInAtDirectory } from './sign-in-at-directory'
import { walkDirectory } from './walk-directory'

const found = findSlapd()
const why = found ? '' : ` (${NO_SLAPD})`

let slapd: RunningSlapd
beforeAll(async () => {
  if (found) slapd = await startDirectory()
}, 120_000)
afterAll(() => slapd?.end())

const servers: { server: Server; sockets: Set<Socket> }[] = []
afterEach(async () => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  }
})
/** A server of loopback that does with each connection what it is told. */
async function fake(
  onConnection: (socket: Socket) => void,
): Promise<{ port: number; connections: () => number }> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  servers.push({ server, sockets })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}
const fault = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no fault',
    (error: unknown) => (error instanceof DirectoryError ? `${error.step}: ${error.code}` : error),
  )
const ada: DirectorySignIn = { login: 'ada', password: 'password of ada' }
const names = (groups: readonly string[] | undefined) =>
  groups?.map((dn) => /^cn=([^,]+)/.exec(dn)?.[1] ?? dn).sort()
/** The directory's log once every connection in it is closed. */
const quietLog = () =>
  vi.waitFor(
    () => {
      const log = slapd.log()
      const count = (words: RegExp) => log.match(words)?.length ?? 0
      if (count(/ ACCEPT /g) !== count(/ closed/g)) throw new Error('somebody talks still')
      return log
    },
    { timeout: 30_000, interval: 5 },
  )
/** Where its log ends when nobody talks. */
const mark = async () => (await quietLog()).length
/** What it logs of the one conversation since a mark. */
const logged = (since: number): Promise<string> =>
  vi.waitFor(
    async () => {
      const lines = (await quietLog()).slice(since)
      if (!lines.includes(' closed')) throw new Error('not begun')
      return lines
    },
    { timeout: 30_000, interval: 5 },
  )
/** Searches for groups that it counted. */
const searches = async (since: number) =>
  (await logged(since)).match(/SRCH base="ou=groups[^\n]*scope=2/g)?.length ?? 0

describe.skipIf(!found)(`a real directory${why}`, () => {
  it.each(['ldaps', 'ldap'])(
    'lets somebody in by %s, with whatever names them for good and all their groups',
    async (way) => {
      const server = `${way}://localhost:${way === 'ldap' ? slapd.port : slapd.securePort}`
      const person = await signInAtDirectory(directoryAt(slapd, { servers: [server] }), ada)
      expect(person).toMatchObject({
        dn: `uid=ada,${PEOPLE}`,
        login: 'ada',
        name: 'ada 王',
        email: 'ada@example.org',
        disabled: false,
      })
      expect(person?.subject).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(names(person?.groups)).toEqual(['engineers', 'everyone', 'posix', 'staff', 'unique'])
    },
  )

  it('answers alike for nobody, for somebody with another password, and for a name that two have', async () => {
    const directory = directoryAt(slapd)
    expect(await signInAtDirectory(directory, { login: 'nobody', password: 'x' })).toBeNull()
    expect(await signInAtDirectory(directory, { login: 'ada', password: 'x' })).toBeNull()
    const mail = directoryAt(slapd, { people_filter: '(mail={login})' })
    const twin = { login: 'twins@example.org', password: 'password of twin' }
    expect(await signInAtDirectory(mail, twin)).toBeNull()
  })

  it('never binds without a password, which a directory takes for nobody and says yes to', async () => {
    const before = await mark()
    for (const login of ['ada', '', '  ']) {
      expect(await signInAtDirectory(directoryAt(slapd), { login, password: '' })).toBeNull()
    }
    expect((await quietLog()).slice(before)).not.toContain('BIND')
    const withoutSecret = { ...directoryAt(slapd), bindPassword: '' }
    expect(await fault(signInAtDirectory(withoutSecret, ada))).toBe('bind: password_missing')
    expect((await quietLog()).slice(before)).not.toContain('BIND')
  })

  it.each(['*', 'a*', 'ada)(uid=*', '*)(objectClass=*', 'ada\\2a', 'ada\0', '$&', ')(|(uid=*)'])(
    'takes %j for a name, never for a part of the filter',
    async (login) => {
      const directory = directoryAt(slapd, {
        people_filter: '(&(objectClass=inetOrgPerson)(|(uid={login})(mail={login})))',
      })
      expect(await signInAtDirectory(directory, { login, password: 'password of ada' })).toBeNull()
    },
  )

  it('finds people whose names have commas, brackets and characters of any script, and their groups', async () => {
    const directory = directoryAt(slapd, { people_filter: '(cn={login})' })
    const person = await signInAtDirectory(directory, {
      login: 'Odd, Mx + (Ops) # 王',
      password: 'password of odd',
    })
    expect(names(person?.groups)).toEqual(['engineers', 'everyone', 'staff'])
  })

  it('ends where groups hold each other', async () => {
    const person = await signInAtDirectory(directoryAt(slapd), {
      login: 'round',
      password: 'password of round',
    })
    expect(names(person?.groups)).toEqual(['north', 'south'])
  })

  it('finds 300 groups that lie in each other, with one search a level', async () => {
    const before = await mark()
    const person = await signInAtDirectory(directoryAt(slapd), {
      login: 'deep',
      password: 'password of deep',
    })
    expect(person?.groups).toHaveLength(300)
    expect(await searches(before)).toBe(301)
  })

  it('finds 5,000 groups by pages, beyond what the directory answers at once, with 50 names a search', async () => {
    const before = await mark()
    const person = await signInAtDirectory(directoryAt(slapd), {
      login: 'busy',
      password: 'password of busy',
    })
    expect(person?.groups).toHaveLength(5000)
    // Five pages and one search for each fifty of them.
    expect(await searches(before)).toBe(5 + 100)
  })

  it('takes no more groups than settings let it', async () => {
    const directory = directoryAt(slapd, { groups_filter: '(!(cn=staff))' })
    expect(names((await signInAtDirectory(directory, ada))?.groups)).toEqual(['engineers', 'posix', 'unique'])
    const none = directoryAt(slapd, { groups: 'none' })
    expect((await signInAtDirectory(none, ada))?.groups).toEqual([])
  })

  it('reads memberOf, as it stands or upward', async () => {
    const member = [`uid=bob,${PEOPLE}`]
    await administer(slapd, async (client) => {
      await client.add(`cn=crew,${GROUPS}`, { objectClass: 'groupOfNames', cn: 'crew', member })
      await client.add(`cn=fleet,${GROUPS}`, {
        objectClass: 'groupOfNames',
        cn: 'fleet',
        member: [`cn=crew,${GROUPS}`],
      })
    })
    const bob = { login: 'bob', password: 'password of bob' }
    const flat = await signInAtDirectory(directoryAt(slapd, { groups: 'member_of' }), bob)
    expect(names(flat?.groups)).toEqual(['crew'])
    const upward = await signInAtDirectory(directoryAt(slapd, { groups: 'member_of_walk' }), bob)
    expect(names(upward?.groups)).toEqual(['crew', 'fleet'])
  })

  it('knows somebody again by what never changes, when they are renamed, move to other groups, and are gone', async () => {
    const directory = directoryAt(slapd)
    const was = { dn: `uid=mover,${PEOPLE}`, cn: 'Mover', sn: 'M' }
    await administer(slapd, (client) =>
      client.add(was.dn, {
        objectClass: 'inetOrgPerson',
        uid: 'mover',
        cn: was.cn,
        sn: was.sn,
        userPassword: 'p',
      }),
    )
    const first = await signInAtDirectory(directory, { login: 'mover', password: 'p' })
    const subject = first?.subject ?? ''
    expect(first?.groups).toEqual([])
    await administer(slapd, async (client) => {
      await client.modifyDN(was.dn, 'uid=moved')
      const added = new Attribute({ type: 'member', values: [`uid=moved,${PEOPLE}`] })
      await client.modify(`cn=engineers,${GROUPS}`, new Change({ operation: 'add', modification: added }))
    })
    const later = await lookUpPerson(directory, subject)
    expect([later?.login, names(later?.groups)]).toEqual(['moved', ['engineers', 'everyone', 'staff']])
    await administer(slapd, (client) => client.del(`uid=moved,${PEOPLE}`))
    expect(await lookUpPerson(directory, subject)).toBeNull()
  })

  it('lets nobody in whose account is locked for good', async () => {
    const directory = directoryAt(slapd, { account_state: 'password_policy' })
    expect(await signInAtDirectory(directory, { login: 'locked', password: 'password of locked' })).toBeNull()
    expect(await signInAtDirectory(directory, ada)).not.toBeNull()
  })

  it('does with Active Directory’s attributes and filter what it does with others', async () => {
    const directory = directoryAt(slapd, AD_SETTINGS)
    const before = await mark()
    const person = await signInAtDirectory(directory, { login: 'ada.l', password: 'password of ada.l' })
    expect(person).toMatchObject({ subject: ADA_GUID, login: 'ada.l', name: 'Ada Lovelace' })
    // OpenLDAP does not know the rule and shows what it does not know by a question mark: what it would find cannot be seen here.
    expect(await logged(before)).toMatch(/SRCH base="dc=example,dc=org" [^\n]*filter="\(\?/)
    expect(chainFilter('cn=a,dc=b').toString()).toBe('(member:1.2.840.113556.1.4.1941:=cn=a,dc=b)')
    expect((await lookUpPerson(directory, ADA_GUID))?.dn).toBe(`cn=Ada Lovelace,${AD}`)
  })

  it('lets nobody in whom Active Directory calls disabled, even with their password', async () => {
    const gone = { login: 'gone', password: 'password of gone' }
    expect(await signInAtDirectory(directoryAt(slapd, AD_SETTINGS), gone)).toBeNull()
    const unasked = directoryAt(slapd, { ...AD_SETTINGS, account_state: 'none', name_attribute: 'cn' })
    expect(await signInAtDirectory(unasked, gone)).not.toBeNull()
  })
})

describe.skipIf(!found)(`a directory that is not well${why}`, () => {
  it.each(['ldaps', 'ldap'])(
    'is not believed with a certificate of another authority, by %s',
    async (way) => {
      const before = await mark()
      const servers = [`${way}://localhost:${way === 'ldap' ? slapd.port : slapd.securePort}`]
      const directory = directoryAt(slapd, { servers, ca: slapd.otherCa })
      expect(await fault(signInAtDirectory(directory, ada))).toBe('encrypt: certificate_untrusted')
      expect((await quietLog()).slice(before)).not.toContain('BIND')
    },
  )

  it('is not believed under another name than the certificate’s', async () => {
    const directory = directoryAt(slapd, { servers: [`ldaps://127.0.0.1:${slapd.securePort}`] })
    expect(await fault(signInAtDirectory(directory, ada))).toBe('encrypt: certificate_name')
  })

  it('is not connected to in a closed network that the operator does not list, nor at other ports', async () => {
    const { port, connections } = await fake(() => {})
    const at = (server: string): Directory => ({ ...directoryAt(slapd, { servers: [server] }), allow: [] })
    expect(await fault(signInAtDirectory(at(`ldaps://127.0.0.1:${port}`), ada))).toBe(
      'address: port_not_allowed',
    )
    expect(await fault(signInAtDirectory(at('ldaps://127.0.0.1'), ada))).toBe('resolve: closed_network')
    expect(await fault(signInAtDirectory(at('ldaps://localhost'), ada))).toBe('resolve: closed_network')
    expect(connections()).toBe(0)
  })

  it('that accepts and says nothing is given up in time, before the password was sent to it', async () => {
    const silent = await fake(() => {})
    for (const way of ['ldap', 'ldaps']) {
      const directory = directoryAt(slapd, { servers: [`${way}://localhost:${silent.port}`] })
      expect(await fault(signInAtDirectory(directory, { ...ada, timeMs: 300 }))).toBe('encrypt: timeout')
    }
  })

  it('that refuses StartTLS is asked nothing in the clear', async () => {
    let heard = Buffer.alloc(0)
    const plain = await fake((socket) => {
      socket.on('data', (bytes) => {
        heard = Buffer.concat([heard, bytes])
        // ExtendedResponse, protocolError.
        socket.write(Buffer.from('300c02010178070a010204000400', 'hex'))
      })
    })
    const directory = directoryAt(slapd, { servers: [`ldap://localhost:${plain.port}`] })
    expect(await fault(signInAtDirectory(directory, ada))).toBe('encrypt: no_starttls')
    expect(heard.toString('latin1')).not.toMatch(/password|reader|ada/)
  })

  it('whose answer to StartTLS has more after it is not believed: it was put there on the way', async () => {
    const injecting = await fake((socket) => {
      const yes = '300c02010178070a010004000400'
      const forgedBind = '300c02010261070a010004000400'
      socket.on('data', () => socket.write(Buffer.from(yes + forgedBind, 'hex')))
    })
    const directory = directoryAt(slapd, { servers: [`ldap://localhost:${injecting.port}`] })
    expect(await fault(signInAtDirectory(directory, ada))).toBe('encrypt: no_starttls')
  })

  it('is stood in for by its next server, whether it is down, silent or not to be believed', async () => {
    const silent = await fake(() => {})
    const closing = await fake((socket) => socket.destroy())
    const good = `ldaps://localhost:${slapd.securePort}`
    for (const bad of [
      'ldaps://localhost:1',
      `ldaps://localhost:${silent.port}`,
      `ldap://localhost:${closing.port}`,
    ]) {
      const person = await signInAtDirectory(directoryAt(slapd, { servers: [bad, good] }), {
        ...ada,
        timeMs: 4500,
      })
      expect(person?.login).toBe('ada')
    }
  })

  it('that refuses the service account is not tried at the next server, where it would be locked', async () => {
    const directory = { ...directoryAt(slapd), bindPassword: 'wrong' }
    const twice = {
      ...directory,
      settings: {
        ...directory.settings,
        servers: [...directory.settings.servers, `ldap://localhost:${slapd.port}`],
      },
    }
    const before = await mark()
    expect(await fault(signInAtDirectory(twice, ada))).toBe('bind: bind_refused')
    expect((await logged(before)).match(/BIND dn="cn=reader[^\n]*method=128/g)).toHaveLength(1)
  })

  it('that is down says nothing of the person, and is asked again once it is back', async () => {
    const directory = directoryAt(slapd)
    const subject = (await signInAtDirectory(directory, ada))?.subject ?? ''
    await slapd.stop()
    expect(await fault(lookUpPerson(directory, subject))).toBe('connect: refused')
    expect(await fault(signInAtDirectory(directory, ada))).toBe('connect: refused')
    await slapd.again()
    expect((await lookUpPerson(directory, subject))?.login).toBe('ada')
  })
})

describe.skipIf(!found)(`testing a connection${why}`, () => {
  const shape = async (directory: Directory, login: string | null = 'ada') =>
    (await walkDirectory(directory, login)).map(({ step, outcome, code }) => `${step} ${code ?? outcome}`)

  it('walks every step, and shows certificate, person and groups', async () => {
    const steps = await walkDirectory(directoryAt(slapd), 'ada')
    expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(
      ['address', 'resolve', 'connect', 'encrypt', 'bind', 'base', 'person', 'groups'].map(
        (step) => `${step} ok`,
      ),
    )
    const facts = Object.fromEntries(steps.map((step) => [step.step, step.facts]))
    expect(facts.encrypt).toMatchObject({ subject: 'CN=localhost', issuer: 'CN=ca', names: 'DNS:localhost' })
    expect(facts.person).toMatchObject({ dn: `uid=ada,${PEOPLE}`, email: 'ada@example.org' })
    expect(facts.groups).toMatchObject({ total: 5 })
    expect(JSON.stringify(steps)).not.toContain('password of')
  })

  it('says at which step it ends and why, and skips the rest', async () => {
    const rest = (from: number) =>
      ['resolve', 'connect', 'encrypt', 'bind', 'base', 'person', 'groups']
        .slice(from)
        .map((step) => `${step} skipped`)
    expect(await shape({ ...directoryAt(slapd), bindPassword: 'no' })).toEqual([
      'address ok',
      'resolve ok',
      'connect ok',
      'encrypt ok',
      'bind bind_refused',
      ...rest(4),
    ])
    expect(await shape(directoryAt(slapd, { ca: slapd.otherCa }))).toContain('encrypt certificate_untrusted')
    expect(await shape(directoryAt(slapd, { people_base: 'ou=nowhere,dc=example,dc=org' }))).toContain(
      'base base_missing',
    )
    expect(await shape(directoryAt(slapd), 'nobody')).toContain('person person_not_found')
    expect(await shape(directoryAt(slapd, { subject_attribute: 'employeeNumber' }))).toContain(
      'person subject_missing',
    )
    expect(
      await shape(directoryAt(slapd, { people_filter: '(mail={login})' }), 'twins@example.org'),
    ).toContain('person person_ambiguous')
    expect(await shape(directoryAt(slapd, { account_state: 'password_policy' }), 'locked')).toContain(
      'person person_disabled',
    )
    expect(await shape({ ...directoryAt(slapd), allow: ['localhost'] }, null)).toContain('person skipped')
  })

  it('shows what certificate it was that is not believed', async () => {
    const steps = await walkDirectory(directoryAt(slapd, { ca: slapd.otherCa }), null)
    expect(steps.find(({ step }) => step === 'encrypt')?.facts).toMatchObject({
      issuer: 'CN=ca',
      subject: 'CN=localhost',
    })
  })

  it('walks each server', async () => {
    const servers = ['ldaps://localhost:1', `ldaps://localhost:${slapd.securePort}`]
    const steps = await walkDirectory(directoryAt(slapd, { servers }), null)
    expect(
      steps.filter(({ outcome }) => outcome === 'failed').map(({ server, code }) => [server, code]),
    ).toEqual([['ldaps://localhost:1', 'refused']])
  })
})
