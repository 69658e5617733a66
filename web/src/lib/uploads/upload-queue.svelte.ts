import { ConnectionLost, mayGoOn, Upload, type UploadAnswer, UploadRefused } from '@stagedoor/contract/upload'
import { mayBeginBeside, planBatch, retryAfterMs, uploadOrder, type UploadRoom } from '@stagedoor/core/ingest'
import { carryBlob } from './carry-blob.ts'
import { digestOf } from './digest-of.ts'
import { askOf, bytesHere, isSame, takeBack } from './knowing-again.ts'
import { RememberedUploads, type Unfinished } from './remembered-uploads.ts'
import type { Facts, Sending } from './sending.ts'
import { Speed } from './speed.ts'
import { StayAwake } from './stay-awake.ts'
import { arrivalOf, type Way } from './way.ts'

/** A batch that does not fit, before its first byte. */
export type Held = { files: number; fitting: number; missingBytes: number; missingFiles: number }

/** A file that is being sent, and how to stop it. */
type Lane = { sending: Sending; stop: AbortController; key: string | undefined; done: Promise<void> }

const RETRY_MS = 3000
const ROOM_WAIT_MS = 5000

/**
 * Sends files, small ones first and side by side, through lost signals and reloads: this browser remembers what it began.
 * A file chosen again after a reload goes on from where it was, and one that arrived before is not sent again.
 */
export class UploadQueue {
  all = $state<Sending[]>([])
  unfinished = $state<Unfinished[]>([])
  held = $state<Held | undefined>()
  /** Those that wait for their turn, in the order in which they go. */
  readonly waiting = $derived(
    inOrder(
      this.all.filter(({ state }) => state === 'queued' || state === 'no-signal' || state === 'crowded'),
    ),
  )
  /** All that have not arrived, as they are shown: what moves, what was refused, what waits, what is paused. */
  readonly moving = $derived([
    ...this.all.filter(({ state }) => state === 'sending' || state === 'comparing'),
    ...this.all.filter(({ state }) => state === 'failed'),
    ...this.waiting,
    ...this.all.filter(({ state }) => state === 'paused'),
  ])
  readonly arrived = $derived(this.all.filter(({ state }) => state === 'arrived').length)
  /** How many of those were here before they were chosen, and were not sent again. */
  readonly known = $derived(this.all.filter(({ wasHere }) => wasHere).length)
  readonly isBusy = $derived(
    this.waiting.length > 0 || this.all.some(({ state }) => state === 'sending' || state === 'comparing'),
  )
  readonly #places = $derived(new Map(this.waiting.map(({ id }, before) => [id, before + 1])))
  readonly #way: Way
  readonly #remembered: RememberedUploads
  readonly #awake = new StayAwake()
  readonly #lanes = new Map<number, Lane>()
  readonly #uploads = new Map<number, Upload>()
  readonly #digests = new Map<number, Promise<string | null>>()
  #setbacks = 0
  #holdUntil = 0
  #planned: Promise<void> = Promise.resolve()
  #plans = 0
  #fitting: ReadonlySet<number> = new Set()
  #last = 0

  constructor(way: Way) {
    this.#way = way
    this.#remembered = new RememberedUploads(way.endpoint)
  }

  /** The place of a file among those that wait, from 1; 0 when it does not. */
  placeOf({ id }: Sending): number {
    return this.#places.get(id) ?? 0
  }

  /** Reads what this browser remembers, and goes on by itself when the signal returns; undone by the answer. */
  begin(): () => void {
    this.unfinished = this.#remembered.unfinished()
    const stop = new AbortController()
    window.addEventListener('online', () => this.wake(), stop)
    window.addEventListener('offline', () => this.#lose(), stop)
    document.addEventListener('visibilitychange', () => void this.#awake.while(this.isBusy), stop)
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (this.isBusy) event.preventDefault()
      },
      stop,
    )
    const watch = setInterval(() => navigator.onLine && this.wake(), RETRY_MS)
    return () => {
      stop.abort()
      clearInterval(watch)
      for (const lane of this.#lanes.values()) lane.stop.abort()
      void this.#awake.while(false)
    }
  }

  /** Takes a batch; none of it goes before it is known to fit, and what was begun before is known again. */
  add(files: Iterable<File>, facts: () => Facts | undefined): void {
    const ids = new Set<number>()
    for (const file of files) {
      const id = ++this.#last
      ids.add(id)
      const fresh = { sent: 0, here: 0, speed: 0, refusal: undefined, wasHere: false }
      this.all.push({ id, file, facts, state: 'queued', ...fresh })
    }
    this.#plans += 1
    this.#planned = this.#planned
      .then(() => this.#plan(ids))
      .finally(() => {
        this.#plans -= 1
        this.#next()
      })
  }

  /** Of a batch that does not fit, sends what does; the rest is let go of. */
  sendFitting(): void {
    this.#settleHeld(({ id }) => this.#fitting.has(id))
  }

  /** Lets go of a batch that does not fit. */
  dropHeld(): void {
    this.#settleHeld(() => false)
  }

  pause(sending: Sending): void {
    sending.state = 'paused'
    sending.speed = 0
    this.#stop(sending)
    this.#next()
  }

  resume(sending: Sending): void {
    sending.refusal = undefined
    sending.state = 'queued'
    this.#next()
  }

  async drop(sending: Sending): Promise<void> {
    sending.state = 'paused'
    this.#stop(sending)
    this.all = this.all.filter(({ id }) => id !== sending.id)
    this.#next()
    const upload = this.#uploads.get(sending.id)
    this.#uploads.delete(sending.id)
    await this.#remembered.forget(sending.file).catch(() => undefined)
    await upload?.drop().catch(() => undefined)
  }

  /** Goes on with what waited for a signal, for room, or for the sender's name. */
  wake(): void {
    for (const sending of this.all)
      if (sending.state === 'no-signal' || sending.state === 'crowded') sending.state = 'queued'
    this.#next()
  }

  /** Whether all of a batch is taken, asked before it goes; without an answer each file is taken or refused by itself. */
  async #plan(ids: ReadonlySet<number>): Promise<void> {
    await this.#recognise(this.all.filter(({ id }) => ids.has(id)))
    const room = await this.#room()
    const isOfBatch = ({ id, state }: Sending) => (ids.has(id) && state === 'queued') || state === 'held'
    const batch = this.all.filter(isOfBatch)
    if (room === undefined) return
    const before = this.waiting.filter((sending) => !isOfBatch(sending) && sending.here === 0)
    const plan = planBatch(batch.map(asChosen), {
      ...room,
      roomBytes: room.roomBytes - bytesOf(before),
      roomFiles: room.roomFiles - before.length,
    })
    const doesFit = plan.noRoom.length === 0
    for (const sending of batch) sending.state = doesFit ? 'queued' : 'held'
    this.#fitting = doesFit ? new Set() : new Set(plan.fitting.map(({ sending }) => sending.id))
    const { missingBytes, missingFiles } = plan
    this.held = doesFit
      ? undefined
      : { files: batch.length, fitting: this.#fitting.size, missingBytes, missingFiles }
  }

  #settleHeld(isSent: (sending: Sending) => boolean): void {
    this.all = this.all.filter((sending) => sending.state !== 'held' || isSent(sending))
    for (const sending of this.all) if (sending.state === 'held') sending.state = 'queued'
    this.held = undefined
    this.#next()
  }

  async #recognise(batch: readonly Sending[]): Promise<void> {
    for (const sending of batch) {
      if (!this.#remembered.hasSize(sending.file.size)) continue
      const known = await this.#remembered.of(sending.file).catch(() => undefined)
      if (known === undefined) continue
      this.unfinished = this.unfinished.filter(({ key }) => key !== known.key)
      if (known.arrivedAt !== undefined) void this.#compare(sending)
      else if (known.address !== undefined) {
        const answer = await askOf(known.address)
        sending.here = answer === 'gone' ? 0 : bytesHere(answer)
        sending.sent = sending.here
      }
    }
  }

  /** Whether a file that looks like one that arrived is that one; it is sent unless it is, byte for byte. */
  async #compare(sending: Sending): Promise<void> {
    const { file } = sending
    sending.state = 'comparing'
    const noted = await this.#remembered.of(file)
    if (noted?.arrivedAt === undefined) {
      // Its twin is on its way still: they go on as one.
      if (sending.state === 'comparing') sending.state = 'queued'
      return this.#next()
    }
    const { address } = noted
    const answer = address === undefined ? 'gone' : await askOf(address)
    const same = answer === 'gone' || answer === undefined ? false : await isSame(answer, digestOf(file))
    // Paused or dropped meanwhile.
    if (sending.state !== 'comparing') return
    if (answer === undefined) sending.state = 'no-signal'
    else if (answer !== 'gone' && same === true) {
      sending.wasHere = true
      await this.#arrive(sending, answer, address)
    } else {
      await this.#remembered.forget(file)
      sending.state = 'queued'
    }
    this.#next()
  }

  async #room(): Promise<UploadRoom | undefined> {
    const answer = await fetch(this.#way.roomAt, { signal: AbortSignal.timeout(ROOM_WAIT_MS) }).catch(
      () => undefined,
    )
    return answer?.ok ? ((await answer.json()) as UploadRoom) : undefined
  }

  #next(): void {
    void this.#awake.while(this.isBusy)
    if (this.#plans > 0 || Date.now() < this.#holdUntil) return
    for (;;) {
      const sending = this.waiting.find(({ state, facts }) => state === 'queued' && facts() !== undefined)
      const sizes = [...this.#lanes.values()].map((lane) => lane.sending.file.size)
      if (!sending || !mayBeginBeside(sizes, sending.file.size)) return
      const lane: Lane = { sending, stop: new AbortController(), key: undefined, done: Promise.resolve() }
      sending.state = 'sending'
      this.#lanes.set(sending.id, lane)
      lane.done = this.#send(lane).finally(() => {
        if (this.#lanes.get(sending.id) === lane) this.#lanes.delete(sending.id)
        this.#next()
      })
    }
  }

  async #send(lane: Lane): Promise<void> {
    const { sending, stop } = lane
    const { file } = sending
    try {
      const known = await this.#remembered.of(file)
      if (known?.arrivedAt !== undefined) return void this.#compare(sending)
      const { key, address } = await this.#remembered.begun(file)
      const twin = [...this.#lanes.values()].find((other) => other.key === key)
      if (twin) {
        // The same file was chosen twice: which it is, is known when the first one is here.
        sending.state = 'comparing'
        return void twin.done.then(() => this.#compare(sending))
      }
      lane.key = key
      this.unfinished = this.unfinished.filter((one) => one.key !== key)
      const upload =
        this.#uploads.get(sending.id) ??
        this.#uploadOf(sending, { key, address, isKnown: known !== undefined })
      const speed = new Speed()
      const answer = await upload.send(stop.signal, {
        begun: (where) => void this.#remembered.reached(file, where),
        reached: (bytes) => {
          if (bytes > sending.here) this.#setbacks = 0
          sending.here = bytes
          sending.sent = bytes
        },
        sent: (bytes) => {
          sending.sent = bytes
          sending.speed = speed.after(bytes)
        },
      })
      await this.#check(sending, answer, upload.address)
    } catch (error) {
      await this.#fail(sending, error)
    }
  }

  #uploadOf(
    sending: Sending,
    { key, address, isKnown }: { key: string; address: string | undefined; isKnown: boolean },
  ): Upload {
    const { file } = sending
    const upload = new Upload(carryBlob(file), {
      endpoint: this.#way.endpoint,
      sizeBytes: file.size,
      metadata: { filename: file.name, filetype: file.type, ...sending.facts() },
      key,
      address,
      wasTried: isKnown,
    })
    this.#uploads.set(sending.id, upload)
    // Known by its looks alone: whether it was the file that was begun, the sum of the whole says at the end.
    if (isKnown) this.#digests.set(sending.id, digestOf(file))
    return upload
  }

  /**
   * It is here, and its sender may go. What was begun as one file and ended as another is taken back when the whole is
   * summed, which takes an old phone a minute a gigabyte, and goes anew.
   */
  async #check(sending: Sending, answer: UploadAnswer, address: string | undefined): Promise<void> {
    const digest = this.#digests.get(sending.id)
    await this.#arrive(sending, answer, address)
    if (digest !== undefined) void this.#compareLater(sending, answer, { address, digest })
  }

  async #compareLater(
    sending: Sending,
    answer: UploadAnswer,
    { address, digest }: { address: string | undefined; digest: Promise<string | null> },
  ): Promise<void> {
    if ((await isSame(answer, digest)) !== false) return
    await takeBack(this.#way.endpoint, answer)
    this.#way.takenBack?.(arrivalOf(answer, address))
    await this.#beginAnew(sending)
    this.#next()
  }

  async #beginAnew(sending: Sending): Promise<void> {
    this.#uploads.delete(sending.id)
    this.#digests.delete(sending.id)
    await this.#remembered.forget(sending.file)
    Object.assign(sending, { here: 0, sent: 0, speed: 0, state: 'queued' })
  }

  async #arrive(sending: Sending, answer: UploadAnswer, address: string | undefined): Promise<void> {
    sending.state = 'arrived'
    sending.sent = sending.file.size
    this.#setbacks = 0
    this.#uploads.delete(sending.id)
    this.#digests.delete(sending.id)
    await this.#remembered.arrived(sending.file, address)
    await this.#way.arrived?.(arrivalOf(answer, address))
  }

  async #fail(sending: Sending, error: unknown): Promise<void> {
    // Paused or dropped: that is why.
    if (sending.state !== 'sending') return
    sending.speed = 0
    const status = error instanceof UploadRefused ? error.answer.status : 0
    if (error instanceof ConnectionLost || mayGoOn(status)) {
      sending.state = status === 429 || status === 423 ? 'crowded' : 'no-signal'
      sending.here = sending.sent
      this.#comeBack()
      return
    }
    const wasBegunBefore = this.#digests.has(sending.id)
    // What was given up meanwhile, or refused, is not gone on with.
    if ((status === 404 || status === 410) && wasBegunBefore) return this.#beginAnew(sending)
    this.#uploads.delete(sending.id)
    sending.state = 'failed'
    sending.refusal = error instanceof UploadRefused ? this.#way.refusalOf(error.answer.body) : undefined
    await this.#remembered.forget(sending.file).catch(() => undefined)
  }

  /** Tries again soon; when it goes wrong again and again, later, and nothing else begins meanwhile. */
  #comeBack(): void {
    this.#setbacks += 1
    const after = retryAfterMs(this.#setbacks)
    if (this.#setbacks > 1) this.#holdUntil = Date.now() + after
    setTimeout(() => this.wake(), after + 1)
  }

  #stop({ id }: Sending): void {
    this.#lanes.get(id)?.stop.abort()
    this.#lanes.delete(id)
  }

  /** The system says that the signal is gone: requests that stand still are let go of. */
  #lose(): void {
    for (const { sending, stop } of this.#lanes.values()) {
      sending.state = 'no-signal'
      sending.here = sending.sent
      sending.speed = 0
      stop.abort()
    }
  }
}

const asChosen = (sending: Sending) => ({ sending, sizeBytes: sending.file.size, hereBytes: sending.here })

const inOrder = (sendings: readonly Sending[]): Sending[] =>
  uploadOrder(sendings.map(asChosen)).map(({ sending }) => sending)

const bytesOf = (sendings: readonly Sending[]): number =>
  sendings.reduce((sum, { file }) => sum + file.size, 0)
