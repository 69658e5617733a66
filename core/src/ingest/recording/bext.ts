import { deviceWord, type ProposedSlate } from './recording.ts'

/** What the `bext` chunk of a broadcast wave says of its recording; its originator and its notes are not read. */
export interface BroadcastWave {
  /** `2026-11-22 10:15:00` on the recorder's clock; null where it says none. */
  readonly time: string | null
  /** Samples since midnight of the first sample; null beyond what a number holds exactly. */
  readonly samples: number | null
  readonly slate: ProposedSlate | null
}

// EBU Tech 3285: description 256, originator 32, its reference 32, date 10, time 8, then the samples in two words.
const AT = { description: 0, date: 320, time: 330, low: 338, high: 342, end: 346 } as const

/** Reads a `bext` chunk's body; null where it is shorter than the standard's fields. */
export function readBroadcastWave(body: Uint8Array): BroadcastWave | null {
  if (body.length < AT.end) return null
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const samples = view.getUint32(AT.high, true) * 2 ** 32 + view.getUint32(AT.low, true)
  const time = `${latin(body, AT.date, 10)} ${latin(body, AT.time, 8)}`.replace(
    /^(\d{4}).(\d\d).(\d\d) (\d\d).(\d\d).(\d\d)$/,
    '$1-$2-$3 $4:$5:$6',
  )
  return {
    time: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time) ? time : null,
    samples: Number.isSafeInteger(samples) ? samples : null,
    slate: slateIn(latin(body, AT.description, 256)),
  }
}

// Recorders write their metadata into the description line by line: `sSCENE=12A`, `sTAKE=03`, `sTAPE=ROLL4`.
function slateIn(description: string): ProposedSlate | null {
  const said = (name: string) =>
    deviceWord(new RegExp(`^[a-z]?${name}=(.*)$`, 'im').exec(description.replaceAll('\r', '\n'))?.[1])
  const [scene, take, roll] = [said('SCENE'), said('TAKE'), said('TAPE')]
  return scene === null && take === null && roll === null
    ? null
    : { roll, clip: null, scene, take, source: 'recorder' }
}

function latin(body: Uint8Array, from: number, length: number): string {
  let text = ''
  for (let at = from; at < from + length && body[at] !== 0; at += 1)
    text += String.fromCharCode(body[at] ?? 0)
  return text.trim()
}
