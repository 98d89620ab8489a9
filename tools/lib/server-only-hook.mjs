/** `server-only` throws outside of Next's server graph; a command is on the server, so its empty half is given. */
export async function resolve(specifier, context, next) {
  if (specifier === 'server-only')
    return { url: 'data:text/javascript,', format: 'module', shortCircuit: true }
  return next(specifier, context)
}
