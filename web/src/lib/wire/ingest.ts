export type Inbox = {
  id: string
  day: { unit: string; number: number; date: string } | null
  url: string
  qr: string | null
  closesAt: string | null
}

export type AssetView = {
  id: string
  title: string
  kind: 'video' | 'still' | 'sound'
  durationFlicks: number
  width: number | null
  height: number | null
  rate: { num: number; den: number } | null
  hasSound: boolean
  contributor: string | null
  craft: string | null
  arrivedAt: string
  sha256: string
  bytes: number
  originalName: string
  shootingDay: { id: string; unit: string; number: number; date: string } | null
  slate: string | null
  proxyUrl: string | null
  posterUrl: string | null
  filmstrip: { url: string; frames: number; frameWidth: number; frameHeight: number } | null
  peaks: number[] | null
  state: 'arriving' | 'working' | 'ready' | 'failed'
  failure: string | null
}

export type ReceiptView = {
  number: string
  name: string
  bytes: number
  sha256: string
  arrivedAt: string
  contributor: string | null
  craft: string | null
  deletableUntil: string
  isDeletable: boolean
  deletedAt: string | null
}
