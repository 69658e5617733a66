import { planBatch, uploadOrder, type UploadRoom } from '@stagedoor/core/ingest'
import type { DetailedError, PreviousUpload, Upload } from 'tus-js-client'
import { RememberedUploads } from './remembered-uploads.ts'
import type { Facts, Sending } from './sending.ts'
import { Speed } from './speed.ts'
import { mayGoOn } from './standing.ts'
import { StayAwake } from './stay-awake.ts'

/** An upload whose last answer came: its address, and what the headers said. */
type Arrival = { url: string | null; header: (name: string) => string | undefined }

/** Where files go and what is done with the answers. */
type Way = {
  /** Absolute; tus uploads are begun there. */
  endpoint: string
  /** Asked before a batch begins. */
  roomAt: string
  refusalOf: (body: string) => string | undefined
  arrived?: (arrival: Arrival) => Promise<void>
}

/** A file that was under way when the page was left. */
type Unfinished = { key: string; name: string }

/** A batch that does not fit, before its first byte. */
export type Held = { files: number; fitting: number; missingBytes: number; missingFiles: number }

const RETRY_MS = 3000
const STILL_MS = 20_000
const ROOM_WAIT_MS = 5000
// One body of a request beyond 4 GiB is more than some browsers were ever tried with.
const LONG_FILM_BYTES = 2 * 2 ** 30
const PART_BYTES = 2 ** 30

/**
 * Sends files one after another, small ones first, through lost signals and reloads: tus remembers in this browser how
 * far each came. A file chosen again after a reload goes on from where it was.
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
    ...this.all.filter(({ state }) => state === 'sending'),
    ...this.all.filter(({ state }) => state === 'failed'),
    ...this.waiting,
    ...this.all.filter(({ state }) => state === 'paused'),
  ])
  readonly arrived = $derived(this.all.filter(({ state }) => state === 'arrived').length)
  readonly isBusy = $derived(this.waiting.length > 0 || this.all.some(({ state }) => state === 'sending'))
  readonly #places = $derived(new Map(this.waiting.map(({ id }, before) => [id, before + 1])))
  readonly #way: Way
  readonly #remembered: RememberedUploads
  readonly #awake = new StayAwake()
  #current: { sending: Sending; upload: Upload; heard: number } | undefined
  #isStarting = false
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
    void this.#remembered.all().then(
      (all) =>
        (this.unfinished = all.map(({ urlStorageKey, metadata }) => ({
          key: urlStorageKey,
          name: metadata['filename'] ?? '',
        }))),
    )
    const stop = new AbortController()
    window.addEventListener('online', () => this.wake(), stop)
    window.addEventListener('offline', () => void this.#lose('no-signal'), stop)
    document.addEventListener('visibilitychange', () => void this.#awake.while(this.isBusy), stop)
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (this.isBusy) event.preventDefault()
      },
      stop,
    )
    const watch = setInterval(() => this.#watch(), RETRY_MS)
    return () => {
      stop.abort()
      clearInterval(watch)
      void this.#current?.upload.abort()
      void this.#awake.while(false)
    }
  }

  /** Takes a batch; none of it goes before it is known to fit, and what was begun before is known again. */
  add(files: Iterable<File>, facts: () => Facts | undefined): void {
    const ids = new Set<number>()
    for (const file of files) {
      const id = ++this.#last
      ids.add(id)
      this.all.push({ id, file, facts, state: 'queued', sent: 0, here: 0, speed: 0, refusal: undefined })
    }
    this.#plans += 1
    this.#planned = this.#planned
      .then(() => this.#plan(ids))
      .finally(() => {
        this.#plans -= 1
        void this.#next()
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

  async pause(sending: Sending): Promise<void> {
    await this.#letGo(sending, false)
    sending.state = 'paused'
    sending.speed = 0
    void this.#next()
  }

  resume(sending: Sending): void {
    sending.refusal = undefined
    sending.state = 'queued'
    void this.#next()
  }

  async drop(sending: Sending): Promise<void> {
    await this.#letGo(sending, true)
    this.all = this.all.filter(({ id }) => id !== sending.id)
    void this.#next()
  }

  /** Goes on with what waited for a signal, for room, or for the sender's name. */
  wake(): void {
    for (const sending of this.all)
      if (sending.state === 'no-signal' || sending.state === 'crowded') sending.state = 'queued'
    void this.#next()
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
    void this.#next()
  }

  async #recognise(batch: readonly Sending[]): Promise<void> {
    // Without a signal the client itself may be missing; then each file is known again when its turn comes.
    const begun = await this.#remembered.all().catch(() => [])
    for (const sending of batch) {
      if (!begun.some(({ size }) => size === sending.file.size)) continue
      const known = await this.#remembered.of(sending.file)
      if (known === undefined) continue
      this.#findAgain(known)
      sending.here = await this.#remembered.bytesHere(known)
      sending.sent = sending.here
    }
  }

  #findAgain({ urlStorageKey }: PreviousUpload): void {
    this.unfinished = this.unfinished.filter(({ key }) => key !== urlStorageKey)
  }

  async #room(): Promise<UploadRoom | undefined> {
    const answer = await fetch(this.#way.roomAt, { signal: AbortSignal.timeout(ROOM_WAIT_MS) }).catch(
      () => undefined,
    )
    return answer?.ok ? ((await answer.json()) as UploadRoom) : undefined
  }

  async #letGo(sending: Sending, forGood: boolean): Promise<void> {
    if (this.#current?.sending.id !== sending.id) return
    const { upload } = this.#current
    this.#current = undefined
    sending.here = sending.sent
    await upload.abort(forGood).catch(() => undefined)
  }

  async #next(): Promise<void> {
    void this.#awake.while(this.isBusy)
    if (this.#current || this.#isStarting || this.#plans > 0) return
    const sending = this.waiting.find(({ state, facts }) => state === 'queued' && facts() !== undefined)
    if (!sending) return
    this.#isStarting = true
    const upload = await this.#uploadOf(sending).catch(() => undefined)
    this.#isStarting = false
    if (sending.state !== 'queued') return this.#next()
    if (!upload) {
      sending.state = 'no-signal'
      return
    }
    this.#current = { sending, upload, heard: Date.now() }
    sending.state = 'sending'
    upload.start()
  }

  async #uploadOf(sending: Sending): Promise<Upload> {
    const { Upload: Tus } = await this.#remembered.load()
    const { file } = sending
    const speed = new Speed()
    const upload = new Tus(file, {
      endpoint: this.#way.endpoint,
      metadata: { filename: file.name, filetype: file.type, ...sending.facts() },
      fingerprint: () => this.#remembered.fingerprint(file),
      // When to try again is decided here, where the page can say why it waits.
      retryDelays: [],
      ...(file.size > LONG_FILM_BYTES ? { chunkSize: PART_BYTES } : {}),
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => {
        if (this.#current) this.#current.heard = Date.now()
        sending.sent = sent
        sending.speed = speed.after(sent)
      },
      onSuccess: ({ lastResponse }) =>
        void this.#arrive(sending, { url: upload.url, header: (name) => lastResponse.getHeader(name) }),
      onError: (error) => void this.#fail(sending, error),
    })
    const known = await this.#remembered.of(file)
    if (known) {
      this.#findAgain(known)
      upload.resumeFromPreviousUpload(known)
    }
    return upload
  }

  async #arrive(sending: Sending, arrival: Arrival): Promise<void> {
    sending.state = 'arrived'
    sending.sent = sending.file.size
    await this.#way.arrived?.(arrival)
    this.#leave(sending)
    void this.#next()
  }

  async #fail(sending: Sending, error: Error | DetailedError): Promise<void> {
    sending.speed = 0
    const answer = 'originalResponse' in error ? error.originalResponse : null
    const status = answer?.getStatus() ?? 0
    if (mayGoOn(status)) {
      sending.state = status === 429 || status === 423 ? 'crowded' : 'no-signal'
      sending.here = sending.sent
      // The others would find the same: all wait until it is tried again.
      this.#leave(sending)
      return
    }
    sending.state = 'failed'
    sending.refusal = this.#way.refusalOf(answer?.getBody() ?? '')
    // What was refused is not gone on with: chosen again, it begins anew.
    await this.#remembered.forget(sending.file)
    this.#leave(sending)
    void this.#next()
  }

  #leave({ id }: Sending): void {
    if (this.#current?.sending.id === id) this.#current = undefined
  }

  /** The signal is gone, though the browser has not noticed that its request stands still. */
  async #lose(state: 'no-signal'): Promise<void> {
    if (!this.#current) return
    const { sending } = this.#current
    await this.#letGo(sending, false)
    sending.state = state
    sending.speed = 0
  }

  #watch(): void {
    const isStill = this.#current && Date.now() - this.#current.heard > STILL_MS
    if (isStill && this.#current && this.#current.sending.sent < this.#current.sending.file.size)
      void this.#lose('no-signal')
    else if (navigator.onLine) this.wake()
  }
}

const asChosen = (sending: Sending) => ({ sending, sizeBytes: sending.file.size, hereBytes: sending.here })

const inOrder = (sendings: readonly Sending[]): Sending[] =>
  uploadOrder(sendings.map(asChosen)).map(({ sending }) => sending)

const bytesOf = (sendings: readonly Sending[]): number =>
  sendings.reduce((sum, { file }) => sum + file.size, 0)
