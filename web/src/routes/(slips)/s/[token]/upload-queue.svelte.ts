import type { DetailedError, Upload } from 'tus-js-client'
import { type KeptReceipt, Receipts } from './receipts.ts'
import type { SlipSpeech } from '#lib/words/slips/index.ts'
import { mayGoOn, sayRefusal } from './say-refusal.ts'
import { Speed } from './speed.ts'

/** Where one file stands on its way into the house. */
export type Sending = {
  readonly id: number
  readonly file: File
  readonly preview: string | undefined
  state: 'queued' | 'sending' | 'no-signal' | 'crowded' | 'paused' | 'failed' | 'arrived'
  sent: number
  /** Bytes a second, smoothed; 0 while unknown. */
  speed: number
  /** What the house said, when it refused. */
  refusal: string | undefined
}

type By = () => { name: string; craft: string }
type Tus = typeof import('tus-js-client')

const RETRY_MS = 3000
const STILL_MS = 20_000
const RECEIPT = { number: 'Stagedoor-Receipt', token: 'Stagedoor-Receipt-Token' }

/**
 * Sends files one after another, through lost signals and reloads: tus remembers in this browser how far each came.
 * A file chosen again after a reload goes on from where it was.
 */
export class UploadQueue {
  all = $state<Sending[]>([])
  /** Names of files that were under way when this page was left. */
  unfinished = $state<string[]>([])
  receipts = $state<KeptReceipt[]>([])
  readonly #endpoint: string
  readonly #by: By
  readonly #say: SlipSpeech
  readonly #kept: Receipts
  #tus: Promise<Tus> | undefined
  #current: { sending: Sending; upload: Upload; heard: number } | undefined
  #isStarting = false
  #last = 0
  #lock: WakeLockSentinel | undefined

  constructor(endpoint: string, by: By, say: SlipSpeech) {
    this.#say = say
    this.#endpoint = endpoint
    this.#by = by
    this.#kept = new Receipts(endpoint)
  }

  get isBusy(): boolean {
    return this.all.some(({ state }) => state !== 'paused' && state !== 'failed' && state !== 'arrived')
  }

  get arrived(): number {
    return this.all.filter(({ state }) => state === 'arrived').length
  }

  /** Reads what this browser remembers, and goes on by itself when the signal returns; undone by the answer. */
  begin(): () => void {
    this.receipts = this.#kept.all()
    void this.#remembered().then((names) => (this.unfinished = names))
    const stop = new AbortController()
    window.addEventListener('online', () => this.wake(), stop)
    window.addEventListener('offline', () => void this.#lose('no-signal'), stop)
    document.addEventListener('visibilitychange', () => void this.#stayAwake(), stop)
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
      void this.#lock?.release()
    }
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const preview = /^(image|video)\//.test(file.type) ? URL.createObjectURL(file) : undefined
      const fresh = { id: ++this.#last, file, preview }
      this.all.push({ ...fresh, state: 'queued', sent: 0, speed: 0, refusal: undefined })
      this.unfinished = this.unfinished.filter((name) => name !== file.name)
    }
    void this.#next()
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
    if (sending.preview) URL.revokeObjectURL(sending.preview)
    this.all = this.all.filter(({ id }) => id !== sending.id)
    void this.#next()
  }

  /** Goes on with what waited for a signal, for room, or for the sender's name. */
  wake(): void {
    for (const sending of this.all)
      if (sending.state === 'no-signal' || sending.state === 'crowded') sending.state = 'queued'
    void this.#next()
  }

  #load(): Promise<Tus> {
    return (this.#tus ??= import('tus-js-client'))
  }

  async #remembered(): Promise<string[]> {
    // Nothing to load where nothing was ever begun.
    if (!Object.keys(localStorage).some((key) => key.startsWith('tus::'))) return []
    const { defaultOptions } = await this.#load()
    const found = (await defaultOptions.urlStorage?.findAllUploads()) ?? []
    return found
      .filter(({ uploadUrl }) => uploadUrl?.startsWith(this.#endpoint))
      .map(({ metadata }) => metadata['filename'] ?? '')
  }

  async #letGo(sending: Sending, forGood: boolean): Promise<void> {
    if (this.#current?.sending.id !== sending.id) return
    const { upload } = this.#current
    this.#current = undefined
    await upload.abort(forGood).catch(() => undefined)
  }

  async #next(): Promise<void> {
    void this.#stayAwake()
    if (this.#current || this.#isStarting || this.#by().name.trim() === '') return
    const sending = this.all.find(({ state }) => state === 'queued')
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
    const { Upload: Tus } = await this.#load()
    const { file } = sending
    const { name, craft } = this.#by()
    const speed = new Speed()
    const upload = new Tus(file, {
      endpoint: this.#endpoint,
      metadata: { filename: file.name, filetype: file.type, contributor: name.trim(), craft: craft.trim() },
      // When to try again is decided here, where the page can say why it waits.
      retryDelays: [],
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => {
        if (this.#current) this.#current.heard = Date.now()
        sending.sent = sent
        sending.speed = speed.after(sent)
      },
      onSuccess: ({ lastResponse }) =>
        void this.#arrive(sending, upload, (header) => lastResponse.getHeader(header)),
      onError: (error) => void this.#fail(sending, upload, error),
    })
    const [known] = await upload.findPreviousUploads()
    if (known) upload.resumeFromPreviousUpload(known)
    return upload
  }

  async #arrive(sending: Sending, upload: Upload, header: (name: string) => string | undefined) {
    sending.state = 'arrived'
    sending.sent = sending.file.size
    const receipt =
      this.#kept.of(header(RECEIPT.number), header(RECEIPT.token)) ??
      (await this.#kept.asked(this.#endpoint, upload.url))
    if (receipt) this.receipts = this.#kept.add(receipt)
    this.#leave(sending)
  }

  async #fail(sending: Sending, upload: Upload, error: Error | DetailedError): Promise<void> {
    sending.speed = 0
    const answer = 'originalResponse' in error ? error.originalResponse : null
    const status = answer?.getStatus() ?? 0
    const body = answer?.getBody() ?? ''
    if (mayGoOn(status)) {
      sending.state = status === 429 || status === 423 ? 'crowded' : 'no-signal'
    } else {
      sending.state = 'failed'
      sending.refusal = sayRefusal(body, this.#say)
      await this.#forget(upload)
    }
    this.#leave(sending)
  }

  // What was refused is not gone on with: chosen again, it begins anew.
  async #forget(upload: Upload): Promise<void> {
    const { defaultOptions } = await this.#load()
    for (const { urlStorageKey } of await upload.findPreviousUploads())
      await defaultOptions.urlStorage?.removeUpload(urlStorageKey)
  }

  #leave(sending: Sending): void {
    if (this.#current?.sending.id === sending.id) this.#current = undefined
    void this.#next()
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

  // A phone that sleeps stops sending; where the lock is refused, the page says to leave it open.
  async #stayAwake(): Promise<void> {
    if (!('wakeLock' in navigator)) return
    if (this.isBusy && document.visibilityState === 'visible') {
      if (this.#lock && !this.#lock.released) return
      this.#lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    } else {
      await this.#lock?.release()
      this.#lock = undefined
    }
  }
}
