const KERNEL =
  /^(?:linux$|linux-(?:image|headers|modules|libc-dev|source|kbuild|lts|virt|edge|hardened|rpi)\b|linux-[a-z]+-headers\b|linux-headers$|kernel(?:$|-(?:core|modules|headers|devel|default|preempt|debug|rt|uek|lt|ml|tools|abi)))/

/** True for packages of a distribution that are the Linux kernel or its headers: inside an image they do not run. */
export function isKernelPackage(name: string): boolean {
  return KERNEL.test(name)
}
