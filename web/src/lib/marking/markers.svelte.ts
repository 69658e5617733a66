import { createClient } from '@stagedoor/contract'
import type { MarkerKind } from '@stagedoor/core/ingest'
import type { Playback } from '#lib/time/playback.svelte.ts'
import { answered, Refusal } from '#lib/ui/refusal.ts'
import { toasts } from '#lib/ui/toasts.svelte.ts'
import type { Schemas } from '#lib/wire/schemas.ts'
import { words } from '#lib/words/index.ts'

/** A marker as the house keeps it. */
export type Marker = Schemas['Marker']
type Said = { kind: MarkerKind; name: string; note: string; fromFlicks: number; toFlicks: number }

const say = words.backstage.markers

/** The markers of an asset: set where the picture stands, named, gone to, taken away and brought back. */
export class Markers {
  all = $state.raw<readonly Marker[]>([])
  /** The one whose name and note are written. */
  open = $state<string>()
  readonly #asset: string
  readonly #playback: Playback

  constructor({ asset, playback }: { asset: string; playback: Playback }) {
    this.#asset = asset
    this.#playback = playback
  }

  read = (): Promise<void> =>
    this.#tried(async (api) => {
      const params = { path: { asset: this.#asset } }
      this.all = (await answered(api.GET('/api/v1/assets/{asset}/markers', { params }))).items
    })

  /** Sets a marker where the picture stands; with in and out set, it is their range. */
  async add(): Promise<void> {
    const { inPoint, outPoint, now } = this.#playback
    const isRange = inPoint !== undefined && outPoint !== undefined
    const id = ownId()
    const at = Math.round(now)
    await this.put(id, {
      kind: isRange ? 'range' : 'moment',
      name: '',
      note: '',
      fromFlicks: isRange ? Math.round(inPoint) : at,
      toFlicks: isRange ? Math.round(outPoint) : at,
    })
    this.open = id
    toasts.say(say.made, () => this.remove(id))
  }

  put = (marker: string, body: Said): Promise<void> =>
    this.#tried(async (api) => {
      const params = { path: { asset: this.#asset, marker } }
      await answeredEmpty(api.PUT('/api/v1/assets/{asset}/markers/{marker}', { params, body }))
      await this.read()
    })

  async remove(id: string): Promise<void> {
    const gone = this.all.find((marker) => marker.id === id)
    await this.#tried(async (api) => {
      const params = { path: { asset: this.#asset, marker: id } }
      await answeredEmpty(api.DELETE('/api/v1/assets/{asset}/markers/{marker}', { params }))
      await this.read()
      if (!gone) return
      const { kind, name, note, fromFlicks, toFlicks } = gone
      toasts.say(say.removed, () => this.put(id, { kind, name, note, fromFlicks, toFlicks }))
    })
  }

  /** The picture goes to a marker; a range becomes in and out, for a cut or a mark of it. */
  goTo({ fromFlicks, toFlicks }: Marker): void {
    this.#playback.pause()
    this.#playback.seek(fromFlicks)
    if (toFlicks === fromFlicks) return
    this.#playback.inPoint = fromFlicks
    this.#playback.outPoint = toFlicks
  }

  async #tried(work: (api: ReturnType<typeof createClient>) => Promise<void>): Promise<void> {
    try {
      await work(createClient({ origin: location.origin, fetch: (...args) => fetch(...args) }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      toasts.say(error.shown.happened)
    }
  }
}

// Not `randomUUID`, which a page that came unencrypted does not have. Version 4: random but for the two marks of it.
function ownId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

// An answer without a body has no data, and is whole all the same.
const answeredEmpty = (asking: Promise<{ error?: unknown; response: Response }>) =>
  answered(asking.then(({ error, response }) => ({ data: true, error, response })))
