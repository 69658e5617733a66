import { randomUUID } from 'node:crypto'
import {
  type AttemptId,
  type PublicationAct,
  type PublicationEvent,
  type PublicationState,
  stepPublication,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { ConnectorContext, Handle, Post, RemoteRef, Retraction } from '../connector.ts'
import { commitOnce, errorOf, placeOnce, reconcileOnce } from '../drive.ts'
import { type ManualClock, testingContext, TokenKeeper } from '../testing.ts'
import type { JournalEntry } from '../emulating/index.ts'
import { checkErrand } from './check-errand.ts'
import { type Kept, nothingKept } from './kept.ts'
import type { ConnectorRig, RiggedPlatform } from './rig.ts'
import { type Errand, Wire } from './wire.ts'

const MOST_TURNS = 1500
const MOST_TRIES = 40
const SOON_MS = 5_000
const FOR_A_PERSON = ['auth', 'scope', 'media', 'policy', 'config']

class Killed extends Error {}

/**
 * The smallest house that publishes as the law says: state written before the call, one call an attempt, the unknown
 * left by looking alone. Everything else than `kept` is lost when it is killed. It watches its connector: an errand that
 * does more than its name allows throws.
 */
export class House {
  readonly kept: Kept = nothingKept()
  readonly wire = new Wire()
  readonly keeper: TokenKeeper
  readonly rig: ConnectorRig
  readonly platform: RiggedPlatform
  readonly clock: ManualClock
  readonly post: Post
  /** Moments at which a kill could strike, so far: around every request and around everything that is kept. */
  moments = 0
  /** What it was doing at each of them. */
  readonly errandsAt: (Errand | null)[] = []
  /** Every state that it was in. */
  readonly states: PublicationState['kind'][] = []
  /** The moment, from 1, at which the house is killed; null for never. */
  killAt: number | null = null
  /** Stops of its own accord when this is true of what is kept. */
  stopWhen: (kept: Kept) => boolean = () => false
  readonly #name = randomUUID()
  #doorCalls: [from: number, to: number][] = []
  #die: ((killed: Killed) => void) | null = null
  #isDead = false
  // What a dead process began may still come back; it belongs to its own life.
  #life = 0

  constructor(
    rig: ConnectorRig,
    { platform, clock, post }: { platform: RiggedPlatform; clock: ManualClock; post: Post },
  ) {
    this.rig = rig
    this.platform = platform
    this.clock = clock
    this.post = post
    this.keeper = new TokenKeeper(platform.grant)
    this.wire.enter = () => {
      const life = this.#life
      return () => this.#moment(life)
    }
  }

  /** Names the moment at which it opens; now if none is given. */
  schedule(opensAt: number = this.clock.now()): void {
    this.#deliver({ kind: 'schedule', at: this.clock.now(), opensAt: opensAt as Instant })
  }

  /** Somebody takes it back. */
  recall(): void {
    this.#deliver({ kind: 'recall', at: this.clock.now() })
  }

  /** Goes on until nothing is left to do, or until it is killed; says which. */
  async run(): Promise<'rests' | 'killed'> {
    const { post } = this
    this.#isDead = false
    this.#life += 1
    // A new process: whoever held the call before is dead, and nobody knows what came of it.
    const { state } = this.kept
    if (state.kind === 'leaving')
      this.#deliver({ kind: 'silent', at: this.clock.now(), attempt: state.attempt })
    const killed = new Promise<never>((_, reject) => {
      this.#die = reject
    })
    try {
      await Promise.race([this.#work(post), killed])
      return 'rests'
    } catch (error) {
      if (error instanceof Killed) return 'killed'
      throw error
    } finally {
      this.#isDead = true
    }
  }

  /** Runs to the end through as many deaths as it takes. */
  async runThrough(): Promise<void> {
    for (let life = 0; life < 10; life += 1) if ((await this.run()) === 'rests') return
    throw new Error('ten lives were not enough')
  }

  /** One errand of the connector outside the course of a publication, watched as all are. */
  errand<Result>(errand: Errand, run: (ctx: ConnectorContext) => Promise<Result>): Promise<Result> {
    // A process of its own.
    this.#isDead = false
    return this.#watch(errand, (ctx) => run(ctx))
  }

  context(): ConnectorContext {
    const { connector } = this.rig
    const life = this.#life
    const ctx = testingContext({
      connector,
      account: this.platform.account,
      origins: this.platform.origins,
      clock: this.clock,
      keeper: this.keeper,
      app: this.platform.app,
      fetch: this.wire.fetch,
      attempt: 'attempt' in this.kept.state ? this.kept.state.attempt : `${this.#name}-placing`,
      saveHandle: async (handle) => {
        await this.#moment(life)
        this.#hold(handle)
        await this.#moment(life)
      },
    })
    const token = ctx.token
    return {
      ...ctx,
      token: async () => {
        const from = this.#journalLength()
        try {
          return await token()
        } finally {
          if (this.#journalLength() > from) this.#doorCalls.push([from, this.#journalLength()])
        }
      },
    }
  }

  async #work(post: Post): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      if (this.stopWhen(this.kept)) return
      if (!(await this.#turn(post))) return
    }
    throw new Error(`still at ${this.kept.state.kind} after ${MOST_TURNS} turns`)
  }

  async #turn(post: Post): Promise<boolean> {
    const { kept } = this
    const act = kept.acts[0]
    if (act !== undefined) {
      await this.#takeBack(act)
      return true
    }
    const at = () => this.clock.now()
    switch (kept.state.kind) {
      case 'scheduled': {
        if (!this.rig.connector.capabilities.canPlaceAhead) this.clock.advanceTo(kept.state.opensAt)
        this.clock.advanceTo(kept.due)
        kept.next = 'begin'
        await this.#keep({ kind: 'place', at: at(), isCleared: true })
        return true
      }
      case 'placing':
        if (!kept.state.isPlaced) return this.#place(post)
        this.clock.advanceTo(kept.state.opensAt)
        await this.#leave(post, kept.state.spent.length + 1)
        return true
      case 'unknown':
        if (kept.state.needsPerson) return false
        await this.#look(post, kept.state.attempt)
        return true
      case 'leaving':
        throw new Error('leaving without the call that it was written for')
      case 'draft':
      case 'live':
        return false
      case 'failed':
      case 'cancelled':
      case 'recalled':
        if (!kept.leftBehind) return false
        kept.acts.push({ kind: 'abort' })
        return true
    }
  }

  async #place(post: Post): Promise<boolean> {
    const { kept } = this
    this.clock.advanceTo(kept.due)
    kept.leftBehind = true
    const { next } = kept
    const step = await this.#watch(next, (ctx) =>
      placeOnce(this.rig.connector, post, { ctx, handle: kept.handle, next }),
    )
    switch (step.kind) {
      case 'continue':
        this.#hold(step.handle)
        kept.due = this.clock.now() + (step.afterMs ?? 0)
        if (step.next === 'commit') await this.#keep({ kind: 'placed', at: this.clock.now() })
        else {
          kept.next = step.next
          await this.#moment()
        }
        return true
      case 'live': {
        // It is out, and the house did not know: an attempt of before.
        const attempt = kept.state.spent.at(-1)
        if (attempt === undefined) throw new Error(`${next} put it out before anybody let it leave`)
        this.#note(step)
        await this.#keep({ kind: 'landed', at: this.clock.now(), attempt, ref: step.ref.id })
        return true
      }
      case 'manual':
        kept.task = step.task
        return false
      case 'failed':
        kept.errors.push(step.error)
        kept.tries += 1
        if (FOR_A_PERSON.includes(step.error.kind) || kept.tries > MOST_TRIES)
          await this.#keep({ kind: 'turned-away', at: this.clock.now() })
        else {
          kept.due = step.error.retryAt ?? this.clock.now() + SOON_MS
          await this.#moment()
        }
        return true
      case 'unknown':
        throw new Error(`${next} may change nothing that others see, and so cannot be unknown`)
    }
  }

  async #leave(post: Post, number: number): Promise<void> {
    const { kept } = this
    const attempt = `${this.#name}-attempt-${number}` as AttemptId
    await this.#keep({ kind: 'leave', at: this.clock.now(), attempt, isCleared: true })
    if (kept.state.kind !== 'leaving') return
    const { handle } = kept
    if (handle === null) throw new Error('nothing was kept to commit with')
    const step = await this.#watch('commit', (ctx) => commitOnce(this.rig.connector, post, { ctx, handle }))
    const at = this.clock.now()
    kept.due = at
    switch (step.kind) {
      case 'live':
        this.#note(step)
        return this.#keep({ kind: 'landed', at, attempt, ref: step.ref.id })
      case 'continue':
        if (step.next !== 'poll') throw new Error(`after the call comes a look, not ${step.next}`)
        this.#hold(step.handle)
        kept.due = at + (step.afterMs ?? 0)
        return this.#keep({ kind: 'taken', at, attempt })
      case 'manual':
        kept.task = step.task
        if (step.handle !== undefined) this.#hold(step.handle)
        return this.#keep({ kind: 'taken', at, attempt })
      case 'failed':
        kept.errors.push(step.error)
        return this.#keep({ kind: 'bounced', at, attempt })
      case 'unknown':
        this.#hold(step.handle)
        kept.errors.push(step.error)
        return this.#keep({ kind: 'silent', at, attempt })
    }
  }

  async #look(post: Post, attempt: AttemptId): Promise<void> {
    const { kept } = this
    const { handle } = kept
    if (handle === null) throw new Error('nothing was kept to look with')
    this.clock.advanceTo(kept.due)
    const finding = await this.#watch('reconcile', (ctx) =>
      reconcileOnce(this.rig.connector, post, { ctx, handle }),
    )
    const at = this.clock.now()
    switch (finding.kind) {
      case 'present':
        this.#note(finding)
        return this.#keep({ kind: 'found', at, attempt, ref: finding.ref.id })
      case 'working':
        this.#hold(finding.handle)
        if (finding.afterMs <= 0) throw new Error('a look at once again would never let go')
        kept.due = at + finding.afterMs
        return this.#moment()
      case 'absent':
        kept.due = at + 60_000
        return this.#keep({ kind: 'absent', at, attempt })
      case 'refused':
        kept.errors.push(finding.error)
        return this.#keep({ kind: 'refused', at, attempt })
      case 'undecided':
        kept.tries += 1
        kept.due = at + 60_000
        return kept.tries > MOST_TRIES ? this.#keep({ kind: 'undecided', at, attempt }) : this.#moment()
    }
  }

  // Repeated until the platform said something that is not a failure; a death in the middle begins it again.
  async #takeBack(act: PublicationAct): Promise<void> {
    const { kept } = this
    const { connector } = this.rig
    const end = async (retraction: Retraction) => {
      kept.retractions.push(retraction)
      if (retraction.kind === 'failed' && kept.tries < MOST_TRIES) {
        kept.tries += 1
        this.clock.advanceTo(retraction.error.retryAt ?? this.clock.now() + SOON_MS)
      } else {
        kept.acts = kept.acts.slice(1)
        kept.leftBehind &&= act.kind !== 'abort'
      }
      await this.#moment()
    }
    const caught = (error: unknown): Retraction => ({
      kind: 'failed',
      error: errorOf(error, 'transient', this.clock),
    })
    switch (act.kind) {
      case 'abort': {
        const { handle } = kept
        if (handle === null) {
          kept.acts = kept.acts.slice(1)
          kept.leftBehind = false
          return
        }
        return end(await this.#watch('abort', (ctx) => connector.abort(handle, ctx).catch(caught)))
      }
      case 'retract': {
        const ref = kept.ref?.id === act.ref ? kept.ref : { id: act.ref, url: null }
        if (connector.capabilities.canHide)
          kept.retractions.push(await this.#watch('hide', (ctx) => connector.hide(ref, ctx).catch(caught)))
        return end(await this.#watch('retract', (ctx) => connector.retract(ref, ctx).catch(caught)))
      }
      case 'commit':
      case 'reconcile':
        throw new Error(`${act.kind} is no taking back`)
    }
  }

  #hold(handle: Handle): void {
    this.kept.handle = JSON.parse(JSON.stringify(handle)) as Handle
  }

  #note({ ref, visibility }: { ref: RemoteRef; visibility: string }): void {
    this.kept.ref = ref
    this.kept.visibility = visibility
    this.kept.leftBehind = false
  }

  async #keep(event: PublicationEvent): Promise<void> {
    this.#deliver(event)
    await this.#moment()
  }

  #deliver(event: PublicationEvent): void {
    const step = stepPublication(this.kept.state, event)
    if (step.kind === 'stayed') return
    this.kept.state = step.state
    this.states.push(step.state.kind)
    this.kept.acts.push(...step.acts.filter(({ kind }) => kind === 'abort' || kind === 'retract'))
  }

  async #watch<Result>(errand: Errand, run: (ctx: ConnectorContext) => Promise<Result>): Promise<Result> {
    const from = this.#journalLength()
    this.wire.errand = errand
    const result = await run(this.context())
    this.wire.errand = null
    checkErrand(errand, this.#ownCalls(from))
    return result
  }

  #ownCalls(from: number): readonly JournalEntry[] {
    const journal = this.platform.emulator?.journal.slice(from) ?? []
    return journal.filter(
      (_, at) => !this.#doorCalls.some(([first, last]) => from + at >= first && from + at < last),
    )
  }

  #journalLength(): number {
    return this.platform.emulator?.journal.length ?? 0
  }

  // A dead process does nothing more: whatever it waits for never comes.
  async #moment(life = this.#life): Promise<void> {
    if (this.#isDead || life !== this.#life) return new Promise(() => undefined)
    this.moments += 1
    this.errandsAt.push(this.wire.errand)
    if (this.moments !== this.killAt) return
    this.#isDead = true
    this.wire.errand = null
    this.#die?.(new Killed())
    return new Promise(() => undefined)
  }
}
