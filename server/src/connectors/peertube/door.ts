import { z } from 'zod'
import type { AccountDoor, DoorContext, TokenGrant } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, answerOf } from '../wire/index.ts'
import { peertubeRefusal } from './errors.ts'

// A token that ends while a call is on its way is no use.
const MARGIN_MS = 60_000

const Client = z.object({ client_id: z.string(), client_secret: z.string() })

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().nullish(),
  expires_in: z.number(),
  refresh_token_expires_in: z.number().optional(),
})

const Me = z.object({
  account: z.object({ name: z.string() }),
  videoChannels: z.array(
    z.object({ id: z.number(), name: z.string(), displayName: z.string(), url: z.string() }),
  ),
})

/** An account at any server, opened with its name and password, as PeerTube has it; the password is not kept. */
export const peertubeDoor: AccountDoor = {
  kind: 'words',
  asksServer: true,
  fields: [
    {
      name: 'username',
      label: 'Name',
      isSecret: false,
      hint: 'The name that you sign in with at the server.',
    },
    {
      name: 'password',
      label: 'Password',
      isSecret: true,
      hint: 'Used once to sign in, and not kept. PeerTube has no passwords for applications.',
    },
    {
      name: 'channel',
      label: 'Channel',
      isSecret: false,
      hint: 'The channel that films go to, such as saltlight_channel. Empty takes the first.',
    },
    {
      name: 'code',
      label: 'One-time code',
      isSecret: true,
      hint: 'Only where the account has two-factor sign-in. Empty otherwise.',
    },
  ],
  open: async ({ username = '', password = '', channel = '', code = '' }, ctx) => {
    const token = await tokenFor(ctx, { grant_type: 'password', username, password }, code)
    const answer = await answerOf(
      await ctx.fetch(addressOf(ctx, '/users/me'), {
        headers: { authorization: `Bearer ${token.accessToken}` },
      }),
    )
    if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
    const { videoChannels, account } = Me.parse(answer.body)
    const wanted = channel.trim().replace(/^@/, '').split('@')[0]
    const found = wanted === '' ? videoChannels[0] : videoChannels.find(({ name }) => name === wanted)
    if (found === undefined) throw noChannel(channel)
    const { id, name, displayName, url } = found
    const { host } = new URL(addressOf(ctx, ''))
    return {
      remoteId: url,
      handle: `${name}@${host}`,
      name: displayName,
      settings: { channelId: id, accountName: account.name },
      token,
    }
  },
  refresh: (refreshToken, ctx) => tokenFor(ctx, { grant_type: 'refresh_token', refresh_token: refreshToken }),
}

async function tokenFor(
  ctx: DoorContext,
  asked: Readonly<Record<string, string>>,
  code = '',
): Promise<TokenGrant> {
  const refusal = (answer: Answer) => peertubeRefusal(answer, { now: ctx.now() })
  const local = await answerOf(await ctx.fetch(addressOf(ctx, '/oauth-clients/local')))
  if (local.status >= 300) throw refusal(local)
  const answer = await answerOf(
    await ctx.fetch(addressOf(ctx, '/users/token'), {
      method: 'POST',
      headers: code === '' ? {} : { 'x-peertube-otp': code },
      body: new URLSearchParams({ ...Client.parse(local.body), ...asked }),
    }),
  )
  if (answer.status >= 300) throw refusal(answer)
  const made = Token.parse(answer.body)
  return {
    accessToken: made.access_token,
    refreshToken: made.refresh_token ? made.refresh_token : null,
    expiresAt: ctx.now() + made.expires_in * 1000 - MARGIN_MS,
    refreshExpiresAt:
      made.refresh_token_expires_in === undefined ? null : ctx.now() + made.refresh_token_expires_in * 1000,
    scopes: [],
  }
}

function addressOf({ origins }: Pick<DoorContext, 'origins'>, path: string): URL {
  const { account } = origins
  if (account !== undefined && account !== '') return new URL(`/api/v1${path}`, account)
  throw new ConnectorRefusal({
    kind: 'config',
    code: 'server-missing',
    what: 'It is not said at which server the account is.',
    remedy: 'Name the server, such as https://peertube.example.',
    retryAt: null,
    raw: '',
  })
}

function noChannel(channel: string): ConnectorRefusal {
  return new ConnectorRefusal({
    kind: 'config',
    code: 'no-channel',
    what: channel === '' ? 'The account has no channel.' : `The account has no channel called ${channel}.`,
    remedy: 'Make the channel at the server, or name another.',
    retryAt: null,
    raw: '',
  })
}
