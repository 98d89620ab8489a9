/**
 * Lets the app answer what it answers without Next's way to its routes (`instrumentation.ts`); everything else goes on to who listens
 * already. Called when a server begins to listen, which is before Next has loaded the app.
 */
export function answerStraight(server) {
  const listeners = server.listeners('request')
  if (listeners.length === 0) return
  server.removeAllListeners('request')
  server.on('request', (incoming, outgoing) => {
    if (globalThis.plimsollAnswers?.(incoming, outgoing)) return
    for (const listener of listeners) listener.call(server, incoming, outgoing)
  })
}
