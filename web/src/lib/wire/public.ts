export type PublicCredit = { name: string; craft: string | null; note: string | null }

export type PostRow = {
  slug: string
  title: string
  lead: string | null
  kicker: string | null
  openedAt: string
  durationFlicks: number | null
  poster: { url: string; width: number; height: number; alt: string } | null
  credits: PublicCredit[]
}

export type RawLine = {
  share: number
  joins: number
  parts: { kind: 'join' | 'blur' | 'cover' | 'mute'; from: number; to: number }[]
}

export type PostView = PostRow & {
  text: string | null
  media: { url: string; type: string; width: number; height: number; captionsUrl: string | null } | null
  raw: RawLine | null
}

export type PublicProduction = {
  slug: string
  title: string
  line: string | null
  keyArt: { url: string; width: number; height: number; alt: string } | null
  zone: string
}
