/** Updaters of Clair by how their names begin, and whose word of severity they bring. */
const VENDORS: [RegExp, string][] = [
  [/^(?:rhel|rhcc|centos|vex)/i, 'redhat'],
  [/^debian/i, 'debian'],
  [/^ubuntu/i, 'ubuntu'],
  [/^alpine/i, 'alpine'],
  [/^(?:aws|amzn|amazon|linux)/i, 'amazon'],
  [/^(?:oracle|ol\b)/i, 'oracle-oval'],
  [/^(?:suse|opensuse|sles)/i, 'suse-cvrf'],
  [/^photon/i, 'photon'],
  [/^pyup/i, 'pyupio'],
  [/^osv/i, 'osv'],
  [/^(?:ghsa|github)/i, 'ghsa'],
]

/** Whose word a row carries, by the updater or the namespace that it names; '' where it names none. */
export function vendorOf(updater: string): string {
  return VENDORS.find(([begins]) => begins.test(updater))?.[1] ?? updater
}
