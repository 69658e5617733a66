/** How a film gets from the house into this phone's memory, to be handed to another app. */
type State = 'not-begun' | 'coming' | 'stopped' | 'here'

/**
 * A film fetched piece by piece: what came before the signal broke is kept, and fetched no second time. The address is
 * asked for anew at each beginning, for it lives ten minutes.
 */
export class FetchedFilm {
  state = $state<State>('not-begun')
  got = $state(0)
  file = $state.raw<File>()
  readonly #name: string
  readonly #bytes: number
  readonly #address: () => Promise<string>
  #pieces: Uint8Array<ArrayBuffer>[] = []

  constructor({ name, bytes, address }: { name: string; bytes: number; address: () => Promise<string> }) {
    this.#name = name
    this.#bytes = bytes
    this.#address = address
  }

  async fetch(): Promise<void> {
    if (this.state === 'coming' || this.state === 'here') return
    this.state = 'coming'
    try {
      await this.#goOn()
    } catch {
      this.state = 'stopped'
    }
  }

  async #goOn(): Promise<void> {
    const headers = this.got === 0 ? {} : { range: `bytes=${this.got}-` }
    const response = await fetch(await this.#address(), { headers })
    if (!response.ok || response.body === null) throw new Error(`the film answered ${response.status}`)
    // A house that begins anew is followed.
    if (response.status !== 206) this.#begin()
    const reader = response.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      this.#pieces.push(value)
      this.got += value.length
    }
    if (this.got !== this.#bytes) throw new Error('the film came short')
    this.file = new File(this.#pieces, this.#name, { type: 'video/mp4' })
    this.#pieces = []
    this.state = 'here'
  }

  #begin(): void {
    this.#pieces = []
    this.got = 0
  }
}
