import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificates } from './certificates'
import type { FoundSlapd } from './find-slapd'

export interface ConfigOf extends Certificates {
  folder: string
  found: FoundSlapd
  suffix: string
  root: { dn: string; password: string }
}

/** As much of Active Directory's schema as its filters and attributes need, under OIDs of nobody's. */
const AD_SCHEMA = `
attributetype ( 2.25.7301884265290175.1.1 NAME 'sAMAccountName' EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 2.25.7301884265290175.1.2 NAME 'objectGUID' EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 2.25.7301884265290175.1.3 NAME 'userAccountControl' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 2.25.7301884265290175.1.4 NAME 'accountExpires' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 2.25.7301884265290175.1.5 NAME 'objectCategory' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 2.25.7301884265290175.1.6 NAME 'userPrincipalName' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 2.25.7301884265290175.2.1 NAME 'user' SUP organizationalPerson STRUCTURAL MAY ( sAMAccountName $ objectGUID $ userAccountControl $ accountExpires $ objectCategory $ userPrincipalName $ displayName $ mail ) )
objectclass ( 2.25.7301884265290175.2.2 NAME 'group' SUP top STRUCTURAL MUST cn MAY ( member $ sAMAccountName $ objectGUID ) )
`

export function slapdConfig(of: ConfigOf): string {
  const { folder, found, suffix, root } = of
  const schemas = ['core', 'cosine', 'inetorgperson', 'nis'].map((name) =>
    join(found.schemas, `${name}.schema`),
  )
  const modules = ['back_mdb', 'memberof', 'ppolicy'].filter((name) =>
    existsSync(join(found.modules, `${name}.so`)),
  )
  return `${schemas.map((file) => `include ${file}`).join('\n')}
${AD_SCHEMA}
modulepath ${found.modules}
${modules.map((name) => `moduleload ${name}`).join('\n')}
pidfile ${join(folder, 'slapd.pid')}
TLSCACertificateFile ${of.caFile}
TLSCertificateFile ${of.certificateFile}
TLSCertificateKeyFile ${of.keyFile}
# Nobody is answered unencrypted.
security ssf=128
sizelimit size.soft=500 size.hard=500 size.prtotal=unlimited

database mdb
suffix "${suffix}"
rootdn "${root.dn}"
rootpw "${root.password}"
directory ${join(folder, 'data')}
maxsize 268435456
dbnosync
index objectClass,uid,cn,member,uniqueMember,memberUid,entryUUID,objectGUID,sAMAccountName eq
access to attrs=userPassword by anonymous auth by * none
access to * by users read by anonymous auth

overlay memberof
memberof-group-oc groupOfNames
memberof-member-ad member
memberof-dangling ignore

overlay ppolicy
`
}
