import { sketchOf } from './sketch.ts'

/** What this browser noted of a file that it sends or sent. */
export type Noted = {
  /** The word with which it is begun, the same however often. */
  readonly key: string
  readonly name: string
  readonly size: number
  /** Where the house has it; undefined while nothing was heard of its beginning. */
  readonly address?: string | undefined
  /** When it arrived, in epoch ms; undefined while it is under way. */
  readonly arrivedAt?: number
}

/** A file under way when the page was left. */
export type Unfinished = { readonly key: string; readonly name: string }

const MOST_ARRIVED = 1000

/** What this browser remembers of files sent through one door: how far they are, and that they arrived. */
export class RememberedUploads {
  readonly #prefix: string
  readonly #endpoint: string
  readonly #sketches = new WeakMap<File, Promise<string>>()

  constructor(endpoint: string) {
    this.#endpoint = endpoint
    this.#prefix = `stagedoor.upload:${new URL(endpoint).pathname}:`
  }

  unfinished(): Unfinished[] {
    return this.#all().flatMap(({ arrivedAt, key, name }) => (arrivedAt === undefined ? [{ key, name }] : []))
  }

  /** Whether a file of this size was ever sent from here, so that it is worth to look closer. */
  hasSize(size: number): boolean {
    return this.#all().some((noted) => noted.size === size)
  }

  async of(file: File): Promise<Noted | undefined> {
    const kept = localStorage.getItem(await this.#keyOf(file))
    return kept === null ? undefined : (JSON.parse(kept) as Noted)
  }

  /** What is noted of a file, or a new note with a key that nobody can guess. */
  async begun(file: File): Promise<Noted> {
    const known = await this.of(file)
    if (known !== undefined && known.arrivedAt === undefined) return known
    // Not `randomUUID`, which a page that came unencrypted does not have.
    const random = crypto.getRandomValues(new Uint8Array(16))
    const key = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return this.#note(file, { key, name: file.name, size: file.size })
  }

  async reached(file: File, address: string): Promise<void> {
    await this.#note(file, { ...(await this.begun(file)), address })
  }

  async arrived(file: File, address: string | undefined): Promise<void> {
    const { key, name, size } = await this.begun(file)
    await this.#note(file, { key, name, size, address, arrivedAt: Date.now() })
    const old = this.#all()
      .filter(({ arrivedAt }) => arrivedAt !== undefined)
      .toSorted((one, other) => (other.arrivedAt ?? 0) - (one.arrivedAt ?? 0))
    for (const { place } of old.slice(MOST_ARRIVED)) localStorage.removeItem(place)
  }

  async forget(file: File): Promise<void> {
    localStorage.removeItem(await this.#keyOf(file))
  }

  #all(): (Noted & { readonly place: string })[] {
    return Object.keys(localStorage)
      .filter((place) => place.startsWith(this.#prefix))
      .map((place) => ({ ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Noted), place }))
      .filter(({ address }) => address === undefined || address.startsWith(this.#endpoint))
  }

  async #note(file: File, noted: Noted): Promise<Noted> {
    const place = await this.#keyOf(file)
    try {
      localStorage.setItem(place, JSON.stringify(noted))
    } catch {
      // A browser that keeps nothing still sends; after a reload it begins anew.
    }
    return noted
  }

  async #keyOf(file: File): Promise<string> {
    const known = this.#sketches.get(file) ?? sketchOf(file)
    this.#sketches.set(file, known)
    return `${this.#prefix}${await known}`
  }
}
