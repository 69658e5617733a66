import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { Secret } from '../config/secret.ts'
import type { TestDatabase } from '../db/testing.ts'
import { Jobs } from '../jobs/index.ts'
import { silentLog } from '../log/index.ts'
import { Mail } from './mail.ts'

/** A letter as an SMTP server took it: whole, and by its parts that tests ask for. */
export interface TakenLetter {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly text: string
}

/** A real SMTP server on this machine; `refuseNext` makes it busy for that many letters. */
export async function openMailbox() {
  const letters: TakenLetter[] = []
  let refusals = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username = '' }, _session, done) => done(null, { user: username }),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1
          done(Object.assign(new Error('Busy, come back later'), { responseCode: 451 }))
          return
        }
        const raw = Buffer.concat(chunks).toString()
        const { mailFrom, rcptTo } = envelope
        letters.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          text: bodyOf(raw),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    letters,
    url: new Secret(`smtp://127.0.0.1:${port}`),
    urlFor: (user: string) => new Secret(`smtp://${encodeURIComponent(user)}:secret@127.0.0.1:${port}`),
    refuseNext: (times: number) => {
      refusals = times
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Mail of a test house that really arrives; `letters` are those that did. */
export async function openMail(house: TestDatabase) {
  const mailbox = await openMailbox()
  const { worker: db, listen, roles } = house
  const jobs = new Jobs({ db, listener: { listen }, log: silentLog, crewRole: roles.crew })
  const mail = new Mail({ jobs, key: randomBytes(32), url: mailbox.url })
  mail.register()
  await jobs.start({ works: true })
  return {
    mail,
    letters: mailbox.letters,
    close: async () => {
      await jobs.stop()
      await mailbox.close()
    },
  }
}

// RFC 2045, 6.7: soft breaks joined, escaped bytes read back; what is not quoted-printable or base64 is as it is.
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body
  const joined = body.replaceAll('=\r\n', '')
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
}
