import { digestTold, type UploadAnswer } from '@stagedoor/contract/upload'
import { carryBlob } from './carry-blob.ts'

const ASKED_FOR_MS = 5000

/** What the house says of an upload that this browser began; `gone` where it has it no more, undefined without an answer. */
export async function askOf(address: string): Promise<UploadAnswer | 'gone' | undefined> {
  const answer = await carryBlob(new Blob())({
    method: 'HEAD',
    url: address,
    headers: { 'tus-resumable': '1.0.0' },
    body: null,
    sent: () => undefined,
    signal: AbortSignal.timeout(ASKED_FOR_MS),
  }).catch(() => undefined)
  if (answer === undefined || answer.status >= 500 || answer.status === 423) return undefined
  return answer.status === 200 ? answer : 'gone'
}

/** How much of an upload the house has, in bytes; 0 where it does not say. */
export const bytesHere = (answer: UploadAnswer | undefined): number =>
  Number(answer?.header('Upload-Offset') ?? 0)

/** Whether what the house has is the file of this digest; undefined where that cannot be told. */
export async function isSame(
  answer: UploadAnswer,
  digest: Promise<string | null>,
): Promise<boolean | undefined> {
  const told = digestTold(answer.header('Repr-Digest'))
  const taken = told === null ? null : await digest
  return taken === null ? undefined : taken === told
}

/** Takes back what just arrived, by its receipt, as its sender may within the hour. */
export async function takeBack(endpoint: string, answer: UploadAnswer): Promise<void> {
  const token = answer.header('Stagedoor-Receipt-Token')
  if (!token) return
  const deletions = new URL(`/api/v1/receipt-slips/${encodeURIComponent(token)}/deletions`, endpoint)
  await fetch(deletions, { method: 'POST' }).catch(() => undefined)
}
