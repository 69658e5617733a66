import { defaultOptions, DetailedError, Upload, type PreviousUpload } from 'tus-js-client'

/** Where one file stands on its way into the house. */
export type Sending = {
  readonly id: number
  readonly file: File
  readonly preview: string | undefined
  state: 'queued' | 'sending' | 'no-signal' | 'paused' | 'failed' | 'arrived'
  sent: number
  /** Bytes a second, smoothed; 0 while unknown. */
  speed: number
  /** What the house said, when it refused. */
  refusal: string | undefined
  /** Address of the receipt's slip. */
  receipt: string | undefined
}

type By = () => { name: string; craft: string }

const RETRY_MS = 5000
const RECEIPT_HEADER = 'Stagedoor-Receipt'

/**
 * Sends files one after another, through lost signals and reloads: tus remembers in this browser how far each came.
 * A file chosen again after a reload goes on from where it was.
 */
export class UploadQueue {
  all = $state<Sending[]>([])
  /** Names of files that were under way when this page was left. */
  unfinished = $state<string[]>([])
  receipts = $state<string[]>([])
  readonly #endpoint: string
  readonly #by: By
  #current: { sending: Sending; upload: Upload } | undefined
  #last = 0
  #lock: WakeLockSentinel | undefined

  constructor(endpoint: string, by: By) {
    this.#endpoint = endpoint
    this.#by = by
  }

  get isBusy(): boolean {
    return this.all.some(({ state }) => state === 'sending' || state === 'queued' || state === 'no-signal')
  }

  get arrived(): number {
    return this.all.filter(({ state }) => state === 'arrived').length
  }

  /** Reads what this browser remembers, and goes on by itself when the signal returns; undone by the answer. */
  begin(): () => void {
    this.receipts = JSON.parse(localStorage.getItem(this.#key) ?? '[]') as string[]
    void defaultOptions.urlStorage?.findAllUploads().then((found) => {
      this.unfinished = found
        .filter((upload) => this.#isOurs(upload))
        .map(({ metadata }) => metadata['filename'] ?? '')
    })
    const stop = new AbortController()
    window.addEventListener('online', () => this.#wake(), stop)
    document.addEventListener('visibilitychange', () => void this.#stayAwake(), stop)
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (this.isBusy) event.preventDefault()
      },
      stop,
    )
    return () => {
      stop.abort()
      void this.#current?.upload.abort()
      void this.#lock?.release()
    }
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const preview = /^(image|video)\//.test(file.type) ? URL.createObjectURL(file) : undefined
      this.all.push({
        id: ++this.#last,
        file,
        preview,
        state: 'queued',
        sent: 0,
        speed: 0,
        refusal: undefined,
        receipt: undefined,
      })
      this.unfinished = this.unfinished.filter((name) => name !== file.name)
    }
    void this.#next()
  }

  async pause(sending: Sending): Promise<void> {
    if (this.#current?.sending.id === sending.id) {
      await this.#current.upload.abort()
      this.#current = undefined
    }
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
    if (this.#current?.sending.id === sending.id) {
      await this.#current.upload.abort(true)
      this.#current = undefined
    }
    if (sending.preview) URL.revokeObjectURL(sending.preview)
    this.all = this.all.filter(({ id }) => id !== sending.id)
    void this.#next()
  }

  get #key(): string {
    return `stagedoor.receipts:${this.#endpoint}`
  }

  #isOurs(upload: PreviousUpload): boolean {
    return upload.uploadUrl?.includes(this.#endpoint) === true
  }

  #wake(): void {
    for (const sending of this.all) if (sending.state === 'no-signal') sending.state = 'queued'
    void this.#next()
  }

  async #next(): Promise<void> {
    await this.#stayAwake()
    if (this.#current) return
    const sending = this.all.find(({ state }) => state === 'queued')
    if (!sending) return
    const upload = this.#uploadOf(sending)
    this.#current = { sending, upload }
    sending.state = 'sending'
    const [known] = await upload.findPreviousUploads()
    if (known) upload.resumeFromPreviousUpload(known)
    upload.start()
  }

  #uploadOf(sending: Sending): Upload {
    const { file } = sending
    const { name, craft } = this.#by()
    let mark = { at: performance.now(), sent: 0 }
    return new Upload(file, {
      endpoint: this.#endpoint,
      metadata: { filename: file.name, filetype: file.type, contributor: name, craft },
      retryDelays: [0, 1000, 3000, 5000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => {
        const seconds = (performance.now() - mark.at) / 1000
        if (seconds > 0.5) {
          const speed = Math.max(0, sent - mark.sent) / seconds
          sending.speed = sending.speed === 0 ? speed : sending.speed * 0.7 + speed * 0.3
          mark = { at: performance.now(), sent }
        }
        sending.sent = sent
      },
      onSuccess: ({ lastResponse }) => this.#arrive(sending, lastResponse.getHeader(RECEIPT_HEADER)),
      onError: (error) => this.#fail(sending, error),
    })
  }

  #arrive(sending: Sending, receipt: string | undefined): void {
    sending.state = 'arrived'
    sending.sent = sending.file.size
    sending.receipt = receipt
    if (receipt) {
      this.receipts = [receipt, ...this.receipts.filter((known) => known !== receipt)]
      localStorage.setItem(this.#key, JSON.stringify(this.receipts))
    }
    this.#leave()
  }

  #fail(sending: Sending, error: Error | DetailedError): void {
    const answer = error instanceof DetailedError ? error.originalResponse : undefined
    sending.speed = 0
    if (answer && answer.getStatus() >= 400 && answer.getStatus() < 500) {
      sending.state = 'failed'
      sending.refusal = titleOf(answer.getBody())
    } else {
      sending.state = 'no-signal'
      setTimeout(() => this.#wake(), RETRY_MS)
    }
    this.#leave()
  }

  #leave(): void {
    this.#current = undefined
    void this.#next()
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

function titleOf(body: string): string | undefined {
  try {
    const { title, detail } = JSON.parse(body) as { title?: string; detail?: string }
    return [title, detail].filter(Boolean).join('. ') || undefined
  } catch {
    // Not one of our problems, so there is nothing in it for a person.
    return undefined
  }
}
