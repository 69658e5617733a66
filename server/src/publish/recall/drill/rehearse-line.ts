import {
  type DrillLine,
  isSettled,
  type PlatformId,
  type PostPlan,
  type RecallLine,
  stepRecallLine,
  waitsForPerson,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import {
  type AccountSettings,
  errorOf,
  openRehearsal,
  putUp,
  type Rehearsal,
  RehearsalClock,
} from '../../../connectors/index.ts'
import { eventOf } from '../../deliver/say-retraction.ts'
import { takeBack } from '../../deliver/take-back.ts'

const MOST_LOOKS = 40
const LOOK_MS = 5_000

/** A line of a platform, and the delivery whose copy is put up for it. */
export interface RehearsedLine {
  readonly line: RecallLine
  readonly platform: PlatformId
  readonly plan: PostPlan
  readonly settings: AccountSettings
}

interface Stage {
  readonly clock: RehearsalClock
  readonly rehearsal: Rehearsal
}

/** Puts a copy of a post up at an emulated platform and takes it back as a recall does: hide, delete, look until it is gone. */
export async function rehearseLine(
  { line, platform, plan, settings }: RehearsedLine,
  { ticks, from, signal }: { ticks: () => number; from: Instant; signal: AbortSignal },
): Promise<DrillLine> {
  const clock = new RehearsalClock({ from, ticks })
  const rehearsal = await openRehearsal(platform, { clock, settings, attempt: line.place.ref, signal })
  const told = { place: { kind: line.place.kind, name: line.place.name }, retraction: line.place.retraction }
  const notRehearsed = (said: string): DrillLine => ({
    ...told,
    way: 'not-rehearsed',
    state: line.state.kind,
    hiddenMs: null,
    goneMs: null,
    said,
  })
  if (rehearsal === null)
    return notRehearsed('It has no emulator: our own outlet takes it out, and asks those who have a copy.')
  try {
    const until = line.place.kind === 'platform-draft' ? 'unseen' : 'out'
    const up = await putUp(rehearsal, { plan, clock, until })
    signal.throwIfAborted()
    if (up.kind === 'not') return notRehearsed(`A copy could not be put up at the emulator: ${up.because}`)
    const taken =
      up.kind === 'out'
        ? await takeOut({ clock, rehearsal }, line, up.ref)
        : await takeDraft({ clock, rehearsal }, line, up.handle)
    return { ...told, way: 'emulated', ...taken }
  } finally {
    await rehearsal.close()
  }
}

type Outcome = Pick<DrillLine, 'state' | 'hiddenMs' | 'goneMs' | 'said'>

async function takeOut(
  { clock, rehearsal: { connector, ctx } }: Stage,
  line: RecallLine,
  remote: Parameters<typeof takeBack>[2]['remote'],
): Promise<Outcome> {
  const called = clock.now()
  let now = line
  let hiddenMs: number | null = null
  let said = ''
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const isOurs = now.state.kind === 'shutting'
    const tried = await takeBack(connector, ctx, {
      remote,
      hides: isOurs && look === 0,
      deletes: isOurs,
      onError: (thrown) => Promise.resolve({ kind: 'failed', error: errorOf(thrown, 'transient', ctx) }),
      onUnread: () => undefined,
    })
    if (tried.hidden?.outcome.kind === 'hidden') hiddenMs = clock.now() - called
    const event = tried.taken === null ? null : eventOf(tried.taken.outcome, clock.now())
    if (event !== null) now = stepRecallLine(now, event)
    if (tried.taken !== null) said = sayTaken(tried.taken.outcome)
    const seen = tried.seen?.outcome
    if (seen?.existence === 'gone') {
      const evidence = { how: 'read' as const, what: seen.evidence }
      now = stepRecallLine(now, { kind: 'seen-gone', at: clock.now(), evidence })
      said = seen.evidence
    }
    if (isSettled(now) || waitsForPerson(now)) break
    clock.skip(LOOK_MS)
  }
  const { state } = now
  return { state: state.kind, hiddenMs, goneMs: state.kind === 'gone' ? state.at - called : null, said }
}

const sayTaken = (taken: NonNullable<Awaited<ReturnType<typeof takeBack>>['taken']>['outcome']): string =>
  taken.kind === 'manual' ? taken.because : taken.kind === 'failed' ? taken.error.what : taken.evidence

async function takeDraft(
  { clock, rehearsal: { connector, ctx } }: Stage,
  line: RecallLine,
  handle: Parameters<typeof connector.abort>[0],
): Promise<Outcome> {
  const called = clock.now()
  const done = await connector.abort(handle, ctx)
  if (done.kind === 'failed' || done.kind === 'manual')
    return { state: 'task', hiddenMs: null, goneMs: null, said: sayTaken(done) }
  const evidence = { how: 'place-said' as const, what: done.evidence }
  const { state } = stepRecallLine(line, { kind: 'seen-gone', at: clock.now(), evidence })
  return { state: state.kind, hiddenMs: null, goneMs: clock.now() - called, said: done.evidence }
}
