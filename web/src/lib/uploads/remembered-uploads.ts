import type { PreviousUpload, UrlStorage } from 'tus-js-client'
import { sketchOf } from './sketch.ts'

type Tus = typeof import('tus-js-client')

const TUS_KEYS = 'tus::'
const ASKED_FOR_MS = 5000

/** What this browser remembers of uploads begun at one address, and the tus client that notes it. */
export class RememberedUploads {
  readonly #endpoint: string
  readonly #fingerprints = new WeakMap<File, Promise<string>>()
  #tus: Promise<Tus> | undefined

  constructor(endpoint: string) {
    this.#endpoint = endpoint
  }

  load(): Promise<Tus> {
    return (this.#tus ??= import('tus-js-client'))
  }

  async all(): Promise<PreviousUpload[]> {
    // Nothing to load where nothing was ever begun.
    if (!Object.keys(localStorage).some((key) => key.startsWith(TUS_KEYS))) return []
    const found = await (await this.#storage()).findAllUploads()
    return found.filter(({ uploadUrl }) => uploadUrl?.startsWith(this.#endpoint))
  }

  /** By what a file is known again: its sketch, or where there is none by name, size and time, as tus does it. */
  fingerprint(file: File): Promise<string> {
    const known = this.#fingerprints.get(file)
    if (known) return known
    const fingerprint = this.#fingerprintOf(file)
    this.#fingerprints.set(file, fingerprint)
    return fingerprint
  }

  /** The upload of a file that was begun before and has not arrived. */
  async of(file: File): Promise<PreviousUpload | undefined> {
    const storage = await this.#storage()
    for (const fingerprint of [await this.fingerprint(file), await this.#byName(file)]) {
      const [found] = await storage.findUploadsByFingerprint(fingerprint)
      if (found) return found
    }
    return undefined
  }

  async forget(file: File): Promise<void> {
    const storage = await this.#storage()
    for (let found = await this.of(file); found !== undefined; found = await this.of(file))
      await storage.removeUpload(found.urlStorageKey)
  }

  /** How much of an upload the house has; 0 where it does not say. */
  async bytesHere({ uploadUrl }: PreviousUpload): Promise<number> {
    if (uploadUrl === null) return 0
    const answer = await fetch(uploadUrl, {
      method: 'HEAD',
      headers: { 'Tus-Resumable': '1.0.0' },
      signal: AbortSignal.timeout(ASKED_FOR_MS),
    }).catch(() => undefined)
    return answer?.ok ? Number(answer.headers.get('Upload-Offset') ?? 0) : 0
  }

  async #storage(): Promise<UrlStorage> {
    const { urlStorage } = (await this.load()).defaultOptions
    if (!urlStorage) throw new Error('a browser has a place for what was begun')
    return urlStorage
  }

  async #fingerprintOf(file: File): Promise<string> {
    // A file that cannot be read any more is told of by the sending itself.
    const sketch = await sketchOf(file).catch(() => undefined)
    return sketch === undefined ? this.#byName(file) : `sketch-${sketch}-${this.#endpoint}`
  }

  async #byName(file: File): Promise<string> {
    const { defaultOptions } = await this.load()
    const options = { ...defaultOptions, endpoint: this.#endpoint }
    return (await defaultOptions.fingerprint?.(file, options)) ?? ''
  }
}
