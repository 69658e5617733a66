import { createHash, randomBytes } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { AccountDoor, Connector, OpenedAccount } from '../../connectors/index.ts'
import { at, newId } from '../../plant/db/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import { appFor, DOOR_PATIENCE_MS } from './apps.ts'
import type { AccountDeps } from './deps.ts'
import { keepAccount } from './keep-account.ts'
import { accountById } from './queries.ts'
import { saidByPlatform } from './said-by-platform.ts'

const DOOR_LIVES_MS = 10 * 60_000

/** What the doors of platforms need beside the accounts: where they send people back to. */
export interface DoorDeps extends AccountDeps {
  readonly site: { readonly link: (path: string) => string }
}

/** A person who connects an account, in one session of theirs. */
export interface Connecting {
  readonly productionId: string
  readonly actor: Actor
  /** Digest of the session. */
  readonly session: Buffer
}

type OauthDoor = Extract<AccountDoor, { kind: 'oauth' }>

/** Where a platform sends people back to: the same address for everybody, which the operator registers there. */
export function callbackOf({ site }: Pick<DoorDeps, 'site'>, connector: Connector): string {
  return site.link(`/api/v1/connectors/${connector.id}/callback`)
}

/**
 * Begins to open an account at a platform that asks its own users: where to send the person, who is to come back once,
 * within ten minutes, in the same session. `accountId` names an account that is connected again.
 */
export async function openDoor(
  deps: DoorDeps,
  { productionId, actor, session }: Connecting,
  asked: {
    readonly connector: Connector
    readonly server: string | null
    readonly door: string | null
    readonly accountId: string | null
  },
): Promise<{ readonly url: string }> {
  const { connector, accountId } = asked
  const { door } = connector
  if (door.kind !== 'oauth') throw new Problem('not-found')
  const before = accountId === null ? undefined : await accountById(deps.db, accountId)
  if (accountId !== null && (before?.productionId !== productionId || before.connector !== connector.id))
    throw new Problem('not-found')
  const server = serverFor(deps, { connector, written: before?.address ?? asked.server })
  const choice = chosenDoor(door, before?.door ?? asked.door)
  const redirectUri = callbackOf(deps, connector)
  const of = { connector, server, door: choice }
  const app = await appFor(deps, { ...of, redirectUri })
  const state = randomBytes(32).toString('base64url')
  const verifier = door.usesPkce ? randomBytes(48).toString('base64url') : null
  await deps.db
    .insertInto('publish.accountDoors')
    .values({
      stateSha256: digestOf(state),
      productionId,
      connector: connector.id,
      server,
      door: choice,
      codeVerifier: verifier === null ? null : deps.accountSeal.seal(verifier, `door:${state}`),
      userId: actor.userId,
      sessionSha256: session,
      accountId,
      diesAt: at(instant(deps.clock.now() + DOOR_LIVES_MS)),
    })
    .execute()
  const url = door.authorizeUrl(
    {
      app,
      redirectUri,
      state,
      // RFC 7636, 4.2: S256.
      codeChallenge: verifier === null ? null : createHash('sha256').update(verifier).digest('base64url'),
      choice,
    },
    { origins: deps.platforms.originsOf(connector, server) },
  )
  return { url }
}

/** A person who came back: which production they came from, and what became of it. */
export type CameBack =
  | { readonly productionId: null; readonly outcome: { readonly kind: 'refused'; readonly problem: Problem } }
  | {
      readonly productionId: string
      readonly outcome:
        | { readonly kind: 'connected'; readonly name: string }
        /** The grant opened several accounts: the person says which are meant. */
        | { readonly kind: 'choose'; readonly choiceId: string }
        | { readonly kind: 'refused'; readonly problem: Problem }
    }

/** Who came back, and whether they still may. */
export interface Comer {
  readonly userId: string
  readonly name: string
  readonly session: Buffer
  /** Throws where they may not connect accounts of a production. */
  readonly may: (productionId: string) => Promise<void>
}

/** What a platform put into the address of somebody's way back. */
export interface Brought {
  readonly connector: Connector
  readonly state: string
  readonly code: string | null
  readonly error: string | null
}

/**
 * Takes a person back who went to a platform. The state is used up whatever comes of it; one that is not open for this
 * person and session opens nothing.
 */
export async function comeBack(deps: DoorDeps, comer: Comer, brought: Brought): Promise<CameBack> {
  const opened = await useUp(deps, brought)
  if (opened === null || opened.userId !== comer.userId || !opened.sessionSha256.equals(comer.session))
    return { productionId: null, outcome: { kind: 'refused', problem: new Problem('door-shut-again') } }
  const { productionId } = opened
  try {
    await comer.may(productionId)
    return { productionId, outcome: await takeIn(deps, { comer, brought, opened }) }
  } catch (problem) {
    // It is said on the page that the person came from.
    if (problem instanceof Problem) return { productionId, outcome: { kind: 'refused', problem } }
    throw problem
  }
}

type Opened = NonNullable<Awaited<ReturnType<typeof useUp>>>

async function takeIn(
  deps: DoorDeps,
  { comer, brought, opened }: { comer: Comer; brought: Brought; opened: Opened },
): Promise<{ kind: 'connected'; name: string } | { kind: 'choose'; choiceId: string }> {
  const { connector, code, error } = brought
  if (code === null || error !== null)
    throw new Problem('platform-refused', {
      detail: `Nothing was connected: permission was not given at ${connector.name} (${error ?? 'no code'}).`,
    })
  const { productionId, server, door, accountId } = opened
  const accounts = await exchange(deps, connector, { opened, code })
  const meant = accountId === null ? accounts : [await theSame(deps, { accountId, accounts })]
  const [first, ...others] = meant
  if (first === undefined)
    throw new Problem('platform-refused', {
      detail: `${connector.name} named no account that this application may use.`,
    })
  if (others.length > 0)
    return { kind: 'choose', choiceId: await offerChoice(deps, { opened, connector, accounts }) }
  const actor = { userId: comer.userId, name: comer.name }
  const order = { productionId, connector, server, door, opened: first, actor }
  await deps.db.transaction().execute((trx) => keepAccount(deps, trx, order))
  return { kind: 'connected', name: `${connector.name}: ${first.name}` }
}

async function offerChoice(
  deps: DoorDeps,
  {
    opened,
    connector,
    accounts,
  }: { opened: Opened; connector: Connector; accounts: readonly OpenedAccount[] },
): Promise<string> {
  const id = newId()
  const { productionId, server, door, userId } = opened
  await deps.db
    .insertInto('publish.accountChoices')
    .values({
      id,
      productionId,
      connector: connector.id,
      server,
      door,
      userId,
      opened: deps.accountSeal.seal(JSON.stringify(accounts), `choice:${id}`),
      diesAt: at(instant(deps.clock.now() + DOOR_LIVES_MS)),
    })
    .execute()
  return id
}

/** Opens an account by words that a person gives, such as an app password. Throws what the platform says. */
export async function openByWords(
  deps: DoorDeps,
  { productionId, actor }: Omit<Connecting, 'session'>,
  asked: {
    readonly connector: Connector
    readonly server: string | null
    readonly accountId: string | null
    readonly fields: Readonly<Record<string, string>>
  },
): Promise<string> {
  const { connector, accountId, fields } = asked
  const { door } = connector
  if (door.kind !== 'words') throw new Problem('not-found')
  const before = accountId === null ? undefined : await accountById(deps.db, accountId)
  if (accountId !== null && before?.productionId !== productionId) throw new Problem('not-found')
  const server = serverFor(deps, { connector, written: asked.server ?? before?.address ?? null })
  const opened = await door
    .open(fields, doorContext(deps, connector, server))
    .catch(saidByPlatform(connector))
  if (accountId !== null) await theSame(deps, { accountId, accounts: [opened] })
  return deps.db
    .transaction()
    .execute((trx) => keepAccount(deps, trx, { productionId, connector, server, door: null, opened, actor }))
}

/** The server of an account that is opened, as an origin. Throws `not-a-server`. */
function serverFor(
  { platforms }: Pick<DoorDeps, 'platforms'>,
  { connector, written }: { connector: Connector; written: string | null },
): string {
  if (connector.door.kind === 'ours' || !connector.door.asksServer) return ''
  const server = written === null ? null : platforms.serverIn(connector.id, written)
  if (server === null) throw new Problem('not-a-server')
  return server
}

function chosenDoor({ choices = [] }: OauthDoor, asked: string | null): string | null {
  const [first] = choices
  if (first === undefined) return null
  return choices.find(({ name }) => name === asked)?.name ?? first.name
}

async function useUp(
  { db, clock, accountSeal }: DoorDeps,
  { connector, state }: Pick<Brought, 'connector' | 'state'>,
) {
  const row = await db
    .deleteFrom('publish.accountDoors')
    .where('stateSha256', '=', digestOf(state))
    .where('connector', '=', connector.id)
    .returningAll()
    .executeTakeFirst()
  // Whoever never came back leaves a row; it goes when the next one is used.
  await db
    .deleteFrom('publish.accountDoors')
    .where('diesAt', '<', sql<never>`wall.now()`)
    .execute()
  if (row === undefined || row.diesAt <= clock.now()) return null
  const { codeVerifier } = row
  return {
    ...row,
    codeVerifier: codeVerifier === null ? null : accountSeal.open(codeVerifier, `door:${state}`),
  }
}

async function exchange(
  deps: DoorDeps,
  connector: Connector,
  { opened, code }: { opened: Opened; code: string },
): Promise<readonly OpenedAccount[]> {
  const { door } = connector
  if (door.kind !== 'oauth') throw new Problem('not-found')
  const { server, codeVerifier } = opened
  const redirectUri = callbackOf(deps, connector)
  const app = await appFor(deps, { connector, server, door: opened.door, redirectUri })
  return door
    .exchange(
      { app, redirectUri, code, codeVerifier, choice: opened.door },
      doorContext(deps, connector, server),
    )
    .catch(saidByPlatform(connector))
}

/** Of the accounts that were opened the one that was connected before. Throws `another-account`. */
async function theSame(
  { db }: Pick<DoorDeps, 'db'>,
  { accountId, accounts }: { accountId: string; accounts: readonly OpenedAccount[] },
): Promise<OpenedAccount> {
  const before = await accountById(db, accountId)
  const same = accounts.find(({ remoteId }) => remoteId === before?.remoteId)
  if (same !== undefined) return same
  const came = accounts.map(({ name, handle }) => `${name} (${handle})`).join(', ')
  throw new Problem('another-account', {
    detail: `${came || 'Nobody'} came back, and ${before?.name} (${before?.handle}) was meant. Nothing was changed.`,
  })
}

function doorContext({ platforms, clock }: DoorDeps, connector: Connector, server: string) {
  return platforms.door(connector, { server, clock, signal: AbortSignal.timeout(DOOR_PATIENCE_MS) })
}

const digestOf = (state: string): Buffer => createHash('sha256').update(state).digest()
