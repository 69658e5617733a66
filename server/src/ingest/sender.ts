import { DEFAULT_QUOTA, type InboxQuota } from '@stagedoor/core/ingest'

/** Who sends: somebody on set who holds an inbox's link, or one of the crew with an account or a key. */
export type Sender =
  | {
      readonly kind: 'inbox'
      readonly productionId: string
      readonly inboxId: string
      readonly shootingDayId: string
      readonly quotaBytes: number
    }
  | { readonly kind: 'crew'; readonly productionId: string; readonly userId: string; readonly name: string }

/** What a sender may send: an inbox is public by nature and bounded, the crew by the disk alone. */
export function quotaOf(sender: Sender): InboxQuota {
  switch (sender.kind) {
    case 'inbox':
      return { ...DEFAULT_QUOTA, bytes: sender.quotaBytes }
    case 'crew':
      return { largestFile: 2 ** 40, bytes: Number.MAX_SAFE_INTEGER, files: Number.MAX_SAFE_INTEGER }
  }
}
