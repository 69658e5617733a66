import { type RunningHouse, startHouse } from '../../../e2e/house.ts'
import { must, type Visitor, visitorOf } from '../../../e2e/visitor.ts'

/** A house that is killed in the middle of its work, and started again over the same folder by whoever comes next. */
export class MortalHouse {
  readonly #orders: { dataDir: string; port: number; env: Readonly<Record<string, string>> }
  readonly #say: (line: string) => void
  #running: Promise<RunningHouse> | null = null
  #dying: Promise<void> = Promise.resolve()
  deaths = 0

  constructor({
    say,
    ...orders
  }: {
    dataDir: string
    port: number
    env: Readonly<Record<string, string>>
    say: (line: string) => void
  }) {
    this.#orders = orders
    this.#say = say
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#orders.port}`
  }

  /** Opens it for the first time; the answer is its owner, signed in for as long as the folder lasts. */
  async openToOwner(): Promise<Visitor> {
    this.#running = startHouse(this.#orders)
    const { claimToken } = await this.#running
    const owner = visitorOf(this.origin)
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: claimToken ?? '' } },
        body: { name: 'Wren Okafor', email: 'wren@saltlight.example', password: 'the lamp is lit at dusk' },
      }),
    )
    return owner
  }

  /** Kills it, as a power cut does; once, however many calls are under way. */
  async die(where: string): Promise<void> {
    const running = this.#running
    if (running === null) return
    this.#running = null
    this.deaths += 1
    this.#say(`killed at: ${where}`)
    this.#dying = running.then((house) => house.kill())
    await this.#dying
  }

  /** Does something while it lives; null where it was dead or died of it, and then it stands again. */
  async alive<Value>(act: () => Promise<Value | null>): Promise<Value | null> {
    if (this.#running === null) {
      await this.#dying
      this.#running = startHouse(this.#orders)
      await this.#running
      return null
    }
    try {
      return await act()
    } catch (error) {
      if (this.#running !== null) throw error
      return null
    }
  }

  async stop(): Promise<void> {
    await (await this.#running)?.stop()
  }
}
