/** A receipt that this browser keeps: its number, and the token of its own slip. */
export type KeptReceipt = { number: string; token: string }

/** The receipts of what was sent from this browser through one door, newest first. */
export class Receipts {
  readonly #key: string

  constructor(endpoint: string) {
    this.#key = `stagedoor.receipts:${new URL(endpoint).pathname}`
  }

  all(): KeptReceipt[] {
    return JSON.parse(localStorage.getItem(this.#key) ?? '[]') as KeptReceipt[]
  }

  add(receipt: KeptReceipt): KeptReceipt[] {
    return this.#keep([receipt, ...this.without(receipt.token)])
  }

  /** All but that of a file that was taken back. */
  without(taken: string | undefined): KeptReceipt[] {
    return this.#keep(this.all().filter(({ token }) => token !== taken))
  }

  #keep(receipts: KeptReceipt[]): KeptReceipt[] {
    localStorage.setItem(this.#key, JSON.stringify(receipts))
    return receipts
  }

  of(number: string | undefined, token: string | undefined): KeptReceipt | undefined {
    return number && token ? { number, token } : undefined
  }

  /** Asks for the receipt of an upload whose last answer was lost on its way. */
  async asked(endpoint: string, uploadUrl: string | null): Promise<KeptReceipt | undefined> {
    if (uploadUrl === null) return undefined
    const upload = new URL(uploadUrl, endpoint).pathname.split('/').at(-1)
    const answer = await fetch(endpoint.replace(/uploads$/, `receipts/${upload}`)).catch(() => undefined)
    if (!answer?.ok) return undefined
    const { receipt, receiptToken } = (await answer.json()) as {
      receipt: { number: string } | null
      receiptToken: string | null
    }
    return this.of(receipt?.number, receiptToken ?? undefined)
  }
}
