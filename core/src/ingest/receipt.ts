/** The number on a sender's receipt, as people read it aloud: four letters of the production and a number. */
export type ReceiptNumber = string & { readonly receipt: true }

/** The first number a production gives, so that all of a first day's are equally long. */
export const FIRST_RECEIPT = 1001

/** The four letters that a production's receipts begin with, from its slug (which has Latin letters and digits only). */
export function receiptPrefix(slug: string): string {
  const letters = slug.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return letters.slice(0, 4).padEnd(4, 'X')
}

/** Writes a receipt number: `SALT 4417`. */
export function receiptNumber(slug: string, number: number): ReceiptNumber {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a receipt's number: ${number}`)
  return `${receiptPrefix(slug)} ${String(number).padStart(4, '0')}` as ReceiptNumber
}

/** Reads a receipt number as a person types it (`salt4417`, `SALT-4417`); null when it is not one. */
export function parseReceiptNumber(typed: string): ReceiptNumber | null {
  const [, prefix, digits] = /^\s*([a-z0-9]{4})[\s-]*(\d{4,9})\s*$/i.exec(typed) ?? []
  if (prefix === undefined || digits === undefined) return null
  return `${prefix.toUpperCase()} ${digits.replace(/^0+(?=\d{4})/, '')}` as ReceiptNumber
}
