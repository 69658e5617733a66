import type { AccountDoor } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { secretBytes } from './sign.ts'

const LONGEST_PATH = 1000

/** A receiver is opened with where it listens and the secret it shares with us; nothing is sent to it for that. */
export const webhookDoor: AccountDoor = {
  kind: 'words',
  asksServer: true,
  fields: [
    {
      name: 'path',
      label: 'Path',
      isSecret: false,
      hint: 'What follows the server in the address, such as /hooks/stagedoor.',
    },
    {
      name: 'secret',
      label: 'Signing secret',
      isSecret: true,
      hint: 'The secret that your receiver checks signatures with; it begins with whsec_.',
    },
  ],
  open: async ({ path = '/', secret = '' }, { origins }) => {
    const server = origins['account']
    if (server === undefined) throw refused('no-server', 'There is no server in the address.')
    const address = URL.parse(path.trim() === '' ? '/' : path.trim(), server)
    if (address === null || address.origin !== server || address.href.length > LONGEST_PATH)
      throw refused('no-path', 'The path does not make an address at this server.')
    if (secretBytes(secret.trim()) === null)
      throw refused('no-secret', 'The secret is not “whsec_” and 24 to 64 bytes in base64.')
    return {
      remoteId: address.href,
      handle: address.host,
      name: address.host,
      settings: { path: `${address.pathname}${address.search}` },
      token: {
        accessToken: secret.trim(),
        refreshToken: null,
        expiresAt: null,
        refreshExpiresAt: null,
        scopes: [],
      },
    }
  },
}

const refused = (code: string, what: string): ConnectorRefusal =>
  new ConnectorRefusal({
    kind: 'config',
    code,
    what,
    remedy: 'Mend it and connect again; nothing was kept.',
    retryAt: null,
    raw: '',
  })
