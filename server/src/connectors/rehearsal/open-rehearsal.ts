import type { AttemptId, PlatformId } from '@stagedoor/core/publish'
import type { AccountSettings, DoorContext, OpenedAccount } from '../account-door.ts'
import type { Connector, ConnectorContext } from '../connector.ts'
import type { Emulator } from '../emulating/index.ts'
import { guardFetch } from '../guard-fetch.ts'
import { CONNECTORS } from '../registry.ts'
import { consentTo } from './consent-to.ts'
import { EMULATED, type Emulated } from './emulated-accounts.ts'
import type { RehearsalClock } from './rehearsal-clock.ts'

/** A platform's own connector before an emulator of that platform, with an account of its own. */
export interface Rehearsal {
  readonly connector: Connector
  readonly ctx: ConnectorContext
  readonly emulator: Emulator
  readonly close: () => Promise<void>
}

// What a real account may do at its platform goes along; its names, channels and tokens never do.
const GOES_ALONG = ['login', 'canDelete'] as const

/**
 * Opens an emulated platform and an account at it, for a rehearsal: the connector is the real one, and every address it
 * has is the emulator's, on this machine. Null for a platform that has no emulator.
 */
export async function openRehearsal(
  platform: PlatformId,
  {
    clock,
    settings,
    attempt,
    signal,
  }: { clock: RehearsalClock; settings: AccountSettings; attempt: string; signal: AbortSignal },
): Promise<Rehearsal | null> {
  const open = EMULATED[platform]
  const connector = CONNECTORS.find(({ id }) => id === platform)
  if (open === undefined || connector === undefined) return null
  const emulated = await open(clock)
  const { emulator } = emulated
  try {
    const door = doorTo(connector, { origin: emulator.origin, clock, signal })
    const opened = await openAccount(connector, { emulated, door, settings })
    const kept = Object.fromEntries(
      GOES_ALONG.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]] as const])),
    )
    const account = {
      id: 'rehearsal',
      remoteId: opened.remoteId,
      handle: opened.handle,
      address: emulator.origin,
      settings: { ...opened.settings, projectIsAudited: true, ...kept },
    }
    const ctx: ConnectorContext = {
      ...door,
      account,
      token: () => Promise.resolve(opened.token?.accessToken ?? ''),
      attemptId: attempt as AttemptId,
      saveHandle: () => Promise.resolve(),
    }
    return { connector, ctx, emulator, close: () => emulator.close() }
  } catch (error) {
    await emulator.close()
    throw error
  }
}

function doorTo(
  connector: Connector,
  { origin, clock, signal }: { origin: string; clock: RehearsalClock; signal: AbortSignal },
): DoorContext {
  const { hostname } = new URL(origin)
  if (hostname !== '127.0.0.1')
    throw new Error(`A rehearsal goes to this machine alone, and not to ${hostname}`)
  const origins = Object.fromEntries(
    [...Object.keys(connector.origins), 'account'].map((role) => [role, origin]),
  )
  const fetch = guardFetch(globalThis.fetch, { origins: [origin], signal })
  return { fetch, origins, now: clock.now, signal }
}

async function openAccount(
  { door: way }: Connector,
  { emulated, door, settings }: { emulated: Emulated; door: DoorContext; settings: AccountSettings },
): Promise<OpenedAccount> {
  if (way.kind === 'words' && emulated.with.kind === 'words') return way.open(emulated.with.fields, door)
  if (way.kind !== 'oauth' || emulated.with.kind !== 'consent')
    throw new Error('The emulator is opened by another door than its platform')
  const app = emulated.with.app ?? (await way.register?.(CALLBACK, door))
  if (app === undefined) throw new Error('The emulator knows no application')
  const choice = typeof settings['login'] === 'string' ? settings['login'] : null
  const [opened] = await consentTo(way, { ctx: door, app, choice })
  if (opened === undefined) throw new Error('The emulator opened no account')
  return opened
}

const CALLBACK = 'https://stagedoor.example/api/v1/accounts/callback'
