import { Server } from 'node:net'
import { answerStraight } from './answer-straight.mjs'
import { drainOnSignal } from './drain.mjs'

// Loaded into the serving process before Next.js.

// When the command that started it is gone, even by kill -9, it leaves too.
process.on('disconnect', () => process.exit(0))
// The development server's worker first waits for its orders through this very channel.
if (!process.env.NEXT_PRIVATE_WORKER) process.channel?.unref()

// The development server ends by itself; in production the end is ours, since Next.js knows nothing of jobs.
let listens = () => {}
if (process.env.NODE_ENV === 'production') {
  process.env.NEXT_MANUAL_SIG_HANDLE = '1'
  const drains = drainOnSignal()
  listens = (server) => {
    drains(server)
    answerStraight(server)
  }
}

// Listens on PLIMSOLL_LISTEN only. Next.js has an option for that, but then builds its own addresses from it: the
// browser, sent from localhost to 127.0.0.1, would lose its cookies.
const only = process.env.PLIMSOLL_LISTEN
const { listen } = Server.prototype
Server.prototype.listen = function (port, host, ...rest) {
  listens(this)
  const everywhere = typeof port === 'number' && host === undefined
  return listen.call(this, port, everywhere && only ? only : host, ...rest)
}
